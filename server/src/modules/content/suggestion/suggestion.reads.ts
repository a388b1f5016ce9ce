/** Suggested clusters as they are seen: of content that has no cluster, and is not deleted. */
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../../platform/db/database.ts';
import { anyOf, rowLoader } from '../../../platform/db/loader.ts';
import type { JobType } from '../../jobs/graphql.ts';
import { type JobsTables, jobColumns } from '../../jobs/index.ts';
import { LEVELS } from './suggestion.rules.ts';

export interface Suggested {
  /** The content's. */
  id: string;
  cluster_id: string;
  confidence: number;
}

/** As a condition over a row of `content`. */
export const hasSuggestion = sql<boolean>`(content.cluster_id is null and exists (
  select from cluster_suggestion where cluster_suggestion.content_id = content.id and cluster_suggestion.cluster_id is not null))`;

export const suggestionLoader = (db: Database) =>
  rowLoader<Suggested>(async (ids) => {
    const { rows } = await sql<Suggested>`
      select content.id, cluster_suggestion.cluster_id, cluster_suggestion.confidence
      from cluster_suggestion join content on content.id = cluster_suggestion.content_id
      where content.id = ${anyOf(ids)} and content.cluster_id is null and cluster_suggestion.cluster_id is not null
        and content.deleted_at is null`.execute(db.rows<object>());
    return rows;
  });

/** Whether there is content that needs a cluster, and a cluster that it could go to. */
export async function canSuggest(db: Database, siteId: string): Promise<boolean> {
  const { rows } = await sql<{ can: boolean }>`
    select exists (select from cluster where site_id = ${siteId})
      and exists (select from content where site_id = ${siteId} and cluster_id is null and deleted_at is null) as can`.execute(
    db.rows<object>(),
  );
  return rows[0]?.can ?? false;
}

export interface SuggestionCounts {
  total: number;
  /** How many have at least the confidence of each level. */
  atLevel: number[];
}

export async function countSuggestions(db: Database, siteId: string): Promise<SuggestionCounts> {
  const counted: RawBuilder<unknown>[] = LEVELS.map(
    ({ minConfidence }) => sql`count(*) filter (where confidence >= ${minConfidence}::float8)`,
  );
  const { rows } = await sql<{ total: string; levels: string[] }>`
    select count(*) as total, array[${sql.join(counted)}]::text[] as levels
    from cluster_suggestion join content on content.id = cluster_suggestion.content_id
    where cluster_suggestion.site_id = ${siteId} and cluster_suggestion.cluster_id is not null
      and content.cluster_id is null and content.deleted_at is null`.execute(db.rows<object>());
  const { total, levels } = rows[0] as { total: string; levels: string[] };
  return { total: Number(total), atLevel: levels.map(Number) };
}

/** The newest job that compared; null before the first. */
export const lastSuggesting = async (db: Database, siteId: string): Promise<JobType | null> =>
  (await db
    .rows<JobsTables>()
    .selectFrom('job')
    .select(jobColumns)
    .where('site_id', '=', siteId)
    .where('kind', '=', 'suggest_clusters')
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()) ?? null;
