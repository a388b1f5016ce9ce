/**
 * Takes keywords in, changes and removes them. A keyword is there once per site and country; added again, it fills empty
 * metrics and takes newer ones. Refused ones are listed and the rest goes through.
 */
import { sql } from 'kysely';
import type { Actor } from '../../platform/access/actor.ts';
import type { Database, UnitOfWork } from '../../platform/db/database.ts';
import { newId } from '../../platform/db/ids.ts';
import { anyOf } from '../../platform/db/loader.ts';
import { badInput, notFound } from '../../platform/errors/app-error.ts';
import type { KeywordInput, RejectedKeyword, UpdateKeywordInput } from './keyword/keyword.inputs.ts';
import { keywordsByIds } from './keyword/keyword.reads.ts';
import type { Keyword } from './keyword/keyword.type.ts';
import { keywordFault, normalizeKeyword } from './keyword/keyword-text.rules.ts';
import type { PlannerTables } from './planner.tables.ts';
import { chooseSector } from './sector-choice.ts';

const MAX_AT_ONCE = 10_000;

export interface AddedKeywords {
  keywords: Keyword[];
  added: number;
  existing: number;
  rejected: RejectedKeyword[];
}

/** Lets go of keywords that are about to be deleted; whoever stands above the planner and points at them. */
export type ForgetKeywords = (uow: UnitOfWork, ids: string[]) => Promise<void>;

export class KeywordService {
  readonly #db: Database;
  readonly #forget: ForgetKeywords;

  constructor(db: Database, forget: ForgetKeywords) {
    this.#db = db;
    this.#forget = forget;
  }

  async add(actor: Actor, siteId: string, sectorId: string | null | undefined, inputs: KeywordInput[]): Promise<AddedKeywords> {
    if (inputs.length === 0) throw badInput({ path: 'keywords', message: 'Give at least one keyword.' });
    if (inputs.length > MAX_AT_ONCE) throw badInput({ path: 'keywords', message: `Give at most ${MAX_AT_ONCE} keywords in one call.` });
    const sector = await chooseSector(this.#db, actor, siteId, sectorId);
    const rejected: RejectedKeyword[] = [];
    const wanted = new Map<string, KeywordInput & { normalized: string }>();
    inputs.forEach((input, index) => {
      const fault = keywordFault(input.text);
      if (fault) rejected.push({ index, text: input.text.slice(0, 200), code: 'BAD_USER_INPUT', message: fault });
      else merge(wanted, input);
    });
    if (wanted.size === 0) throw badInput(rejected.map(({ index, message }) => ({ path: `keywords.${index}.text`, message })));
    const saved = await this.#upsert(siteId, sector, [...wanted.values()]);
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

  async update(actor: Actor, inputs: UpdateKeywordInput[]): Promise<Keyword[]> {
    const ids = inputs.map((input) => input.id);
    await this.#requireAll(actor, ids);
    await this.#db.unitOfWork(async (uow) => {
      for (const { id, intent, ...metrics } of inputs) {
        await uow
          .rows<PlannerTables>()
          .updateTable('keyword')
          .set({
            ...(metrics.volume !== undefined && { volume: metrics.volume }),
            ...(metrics.difficulty !== undefined && { difficulty: metrics.difficulty }),
            ...(intent !== undefined && { intent, intent_source: intent === null ? null : ('person' as const) }),
            updated_at: sql<string>`now()`,
          })
          .where('id', '=', id)
          .execute();
      }
    });
    return keywordsByIds(this.#db, ids);
  }

  /** @returns how many are gone. Ideas and tasks that aim at one lose it, and keep everything else. */
  async delete(actor: Actor, ids: string[]): Promise<number> {
    await this.#requireAll(actor, ids);
    return this.#db.unitOfWork(async (uow) => {
      const rows = uow.rows<PlannerTables>();
      await rows.updateTable('idea').set({ primary_keyword_id: null }).where('primary_keyword_id', '=', anyOf(ids)).execute();
      await rows.updateTable('task').set({ primary_keyword_id: null }).where('primary_keyword_id', '=', anyOf(ids)).execute();
      await this.#forget(uow, ids);
      const gone = await rows.deleteFrom('keyword').where('id', '=', anyOf(ids)).executeTakeFirst();
      return Number(gone.numDeletedRows);
    });
  }

  async #requireAll(actor: Actor, ids: string[]): Promise<void> {
    const found = await keywordsByIds(this.#db, ids);
    const known = new Set(found.filter((row) => actor.reaches(row.site_id)).map((row) => row.id));
    const missing = ids.find((id) => !known.has(id));
    if (missing !== undefined) throw notFound('keyword', missing);
  }

  /** One statement for any number: the rows go in as one JSON parameter. */
  async #upsert(siteId: string, sectorId: string, keywords: (KeywordInput & { normalized: string })[]) {
    // One order for all callers: two of them wait for each other rather than lock each other out.
    const inOrder = keywords.toSorted((a, b) => compare(a.normalized, b.normalized) || compare(a.country ?? '', b.country ?? ''));
    const rows = inOrder.map((k) => ({
      id: newId(),
      text: k.text.trim(),
      normalized_text: k.normalized,
      volume: k.volume ?? null,
      volume_max: k.volumeMax ?? null,
      difficulty: k.difficulty ?? null,
      cpc: k.cpc ?? null,
      cpc_currency: k.cpcCurrency ?? null,
      intent: k.intent ?? null,
      intent_source: k.intent ? 'file' : null,
      country: k.country ?? null,
    }));
    const result = await sql<{ id: string; inserted: boolean }>`
      insert into keyword (id, site_id, sector_id, text, normalized_text, volume, volume_max, difficulty, cpc, cpc_currency, intent, intent_source, country)
      select id, ${siteId}, ${sectorId}, text, normalized_text, volume, volume_max, difficulty, cpc, cpc_currency, intent, intent_source, country
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t(id uuid, text text, normalized_text text, volume int, volume_max int,
        difficulty smallint, cpc double precision, cpc_currency text, intent text, intent_source text, country text)
      on conflict (site_id, normalized_text, country) do update set
        volume = coalesce(excluded.volume, keyword.volume),
        volume_max = case when excluded.volume is not null then excluded.volume_max else keyword.volume_max end,
        difficulty = coalesce(excluded.difficulty, keyword.difficulty),
        cpc = coalesce(excluded.cpc, keyword.cpc),
        cpc_currency = coalesce(excluded.cpc_currency, keyword.cpc_currency),
        intent = case when keyword.intent_source = 'person' then keyword.intent else coalesce(excluded.intent, keyword.intent) end,
        intent_source = case when keyword.intent_source = 'person' then 'person' else coalesce(excluded.intent_source, keyword.intent_source) end,
        updated_at = now()
      returning id, (xmax = 0) as inserted`.execute(this.#db.rows<PlannerTables>());
    return result.rows;
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The same keyword twice in one list is one keyword; what the later one knows counts. */
function merge(into: Map<string, KeywordInput & { normalized: string }>, input: KeywordInput): void {
  const normalized = normalizeKeyword(input.text);
  const key = `${normalized}\n${input.country ?? ''}`;
  const known = Object.fromEntries(Object.entries(input).filter(([name, value]) => name !== 'text' && value != null));
  into.set(key, { ...(into.get(key) ?? { text: input.text }), ...known, normalized });
}
