/**
 * The one way in which keywords are written: new ones are added, known ones take newer metrics and fill empty ones. What a
 * person said of the intent stays, a file's word replaces what was detected, and what is detected only fills.
 */
import { sql } from 'kysely';
import type { Database, UnitOfWork } from '../../platform/db/database.ts';
import { newId } from '../../platform/db/ids.ts';
import { detectIntent } from './intent/intent.rules.ts';
import type { Intent, IntentSource } from './keyword/keyword.entity.ts';
import { normalizeKeyword } from './keyword/keyword-text.rules.ts';
import type { PlannerTables } from './planner.tables.ts';

/** Null and undefined leave what is known as it is. */
export interface KeywordFacts {
  text: string;
  volume?: number | null | undefined;
  volumeMax?: number | null | undefined;
  difficulty?: number | null | undefined;
  cpc?: number | null | undefined;
  cpcCurrency?: string | null | undefined;
  /** As the file or the program says it; where it says nothing, it is detected. */
  intent?: Intent | null | undefined;
  country?: string | null | undefined;
}

/** What is one keyword on a site. */
export const keywordKey = (text: string, country: string | null | undefined): string => `${normalizeKeyword(text)}\n${country ?? ''}`;

/** The same keyword twice in one list is one keyword; what the later one knows counts. */
export function mergeKeywords(keywords: KeywordFacts[]): KeywordFacts[] {
  const merged = new Map<string, KeywordFacts>();
  for (const keyword of keywords) {
    const key = keywordKey(keyword.text, keyword.country);
    const known = Object.fromEntries(Object.entries(keyword).filter(([name, value]) => name !== 'text' && value != null));
    const before = merged.get(key) ?? { text: keyword.text };
    // A figure takes the place of a range whole: its upper end with it.
    merged.set(key, { ...before, ...(keyword.volume != null && { volumeMax: null }), ...known });
  }
  return [...merged.values()];
}

/**
 * One statement for any number: the rows go in as one JSON parameter.
 * @param keywords each only once, with texts that keywordFault() lets pass.
 */
export async function upsertKeywords(
  within: Pick<UnitOfWork | Database, 'rows'>,
  siteId: string,
  sectorId: string,
  keywords: KeywordFacts[],
): Promise<{ id: string; inserted: boolean }[]> {
  const rows = keywords.map((k) => ({
    id: newId(),
    text: k.text.trim(),
    normalized_text: normalizeKeyword(k.text),
    volume: k.volume ?? null,
    volume_max: k.volumeMax ?? null,
    difficulty: k.difficulty ?? null,
    cpc: k.cpc ?? null,
    cpc_currency: k.cpcCurrency ?? null,
    intent: k.intent ?? detectIntent(k.text),
    intent_source: (k.intent ? 'file' : 'detected') satisfies IntentSource,
    country: k.country ?? null,
  }));
  // One order for all callers: two of them wait for each other rather than lock each other out. Those that are there are held
  // by their ids first, as by runs that are applied and by moves.
  const result = await sql<{ id: string; inserted: boolean }>`
    with given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t(id uuid, text text, normalized_text text, volume int, volume_max int,
        difficulty smallint, cpc double precision, cpc_currency text, intent text, intent_source text, country text)),
    held as materialized (
      select keyword.id from keyword join given on keyword.normalized_text = given.normalized_text
        and keyword.country is not distinct from given.country
      where keyword.site_id = ${siteId} order by keyword.id for update of keyword)
    insert into keyword (id, site_id, sector_id, text, normalized_text, volume, volume_max, difficulty, cpc, cpc_currency, intent, intent_source, country)
    select id, ${siteId}, ${sectorId}, text, normalized_text, volume, volume_max, difficulty, cpc, cpc_currency, intent, intent_source, country
    from given cross join (select count(*) from held) as all_held
    order by normalized_text collate "C", country collate "C"
    on conflict (site_id, normalized_text, country) do update set
      volume = coalesce(excluded.volume, keyword.volume),
      volume_max = case when excluded.volume is not null then excluded.volume_max else keyword.volume_max end,
      difficulty = coalesce(excluded.difficulty, keyword.difficulty),
      cpc = coalesce(excluded.cpc, keyword.cpc),
      cpc_currency = coalesce(excluded.cpc_currency, keyword.cpc_currency),
      intent = case when ${keepsIntent} then keyword.intent else excluded.intent end,
      intent_source = case when ${keepsIntent} then keyword.intent_source else excluded.intent_source end,
      updated_at = now()
    returning id, (xmax = 0) as inserted`.execute(within.rows<PlannerTables>());
  return result.rows;
}

const keepsIntent = sql`(keyword.intent_source = 'person' or (excluded.intent_source = 'detected' and keyword.intent is not null))`;
