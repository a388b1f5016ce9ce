/**
 * Takes keywords in and changes them. A keyword is there once per site and country; added again, it fills empty
 * metrics and takes newer ones. Refused ones are listed and the rest goes through.
 */
import { sql } from 'kysely';
import type { Actor } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { badInput, notFound } from '../../platform/errors/app-error.ts';
import type { KeywordInput, RejectedKeyword, UpdateKeywordInput } from './keyword/keyword.inputs.ts';
import { keywordsByIds } from './keyword/keyword.reads.ts';
import type { Keyword } from './keyword/keyword.type.ts';
import { keywordFault } from './keyword/keyword-text.rules.ts';
import { mergeKeywords, upsertKeywords } from './keyword-upsert.ts';
import type { PlannerTables } from './planner.tables.ts';
import { chooseSector } from './sector-choice.ts';

const MAX_AT_ONCE = 10_000;

export interface AddedKeywords {
  keywords: Keyword[];
  added: number;
  existing: number;
  rejected: RejectedKeyword[];
}

export class KeywordService {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async add(actor: Actor, siteId: string, sectorId: string | null | undefined, inputs: KeywordInput[]): Promise<AddedKeywords> {
    if (inputs.length === 0) throw badInput({ path: 'keywords', message: 'Give at least one keyword.' });
    if (inputs.length > MAX_AT_ONCE) throw badInput({ path: 'keywords', message: `Give at most ${MAX_AT_ONCE} keywords in one call.` });
    const sector = await chooseSector(this.#db, actor, siteId, sectorId);
    const rejected: RejectedKeyword[] = [];
    const wanted: KeywordInput[] = [];
    inputs.forEach((input, index) => {
      const fault = keywordFault(input.text);
      if (fault) rejected.push({ index, text: input.text.slice(0, 200), code: 'BAD_USER_INPUT', message: fault });
      else wanted.push(input);
    });
    if (wanted.length === 0) throw badInput(rejected.map(({ index, message }) => ({ path: `keywords.${index}.text`, message })));
    const saved = await upsertKeywords(this.#db, siteId, sector, mergeKeywords(wanted));
    const added = saved.filter((row) => row.inserted).length;
    return {
      keywords: await keywordsByIds(
        this.#db,
        saved.map((row) => row.id),
      ),
      added,
      existing: saved.length - added,
      rejected,
    };
  }

  /** One statement for any number. A keyword that is named twice takes what the later one says. */
  async update(actor: Actor, inputs: UpdateKeywordInput[]): Promise<Keyword[]> {
    if (inputs.length > MAX_AT_ONCE) throw badInput({ path: 'keywords', message: `Give at most ${MAX_AT_ONCE} keywords in one call.` });
    const ids = inputs.map((input) => input.id);
    await this.#requireAll(actor, ids);
    const byId = new Map<string, UpdateKeywordInput>();
    for (const input of inputs) byId.set(input.id, { ...byId.get(input.id), ...given(input) });
    // What JSON leaves out stays; null is a word of its own.
    await sql`
      with wanted as (select (change ->> 'id')::uuid as id, change from jsonb_array_elements(${JSON.stringify([...byId.values()])}::jsonb) as change),
      held as materialized (select keyword.id, wanted.change from keyword join wanted on wanted.id = keyword.id order by keyword.id for update of keyword)
      update keyword set
        volume = case when change ? 'volume' then (change ->> 'volume')::int else volume end,
        volume_max = case when change ? 'volume' then null else volume_max end,
        difficulty = case when change ? 'difficulty' then (change ->> 'difficulty')::smallint else difficulty end,
        intent = case when change ? 'intent' then change ->> 'intent' else intent end,
        intent_source = case when not change ? 'intent' then intent_source when change ->> 'intent' is null then null else 'person' end,
        updated_at = now()
      from held where held.id = keyword.id`.execute(this.#db.rows<PlannerTables>());
    return keywordsByIds(this.#db, ids);
  }

  async #requireAll(actor: Actor, ids: string[]): Promise<void> {
    const found = await keywordsByIds(this.#db, ids);
    const known = new Set(found.filter((row) => actor.reaches(row.site_id)).map((row) => row.id));
    const missing = ids.find((id) => !known.has(id));
    if (missing !== undefined) throw notFound('keyword', missing);
  }
}

const given = (input: UpdateKeywordInput): UpdateKeywordInput =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as unknown as UpdateKeywordInput;
