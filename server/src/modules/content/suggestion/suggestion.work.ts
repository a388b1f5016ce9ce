/** What the comparison reads, a chunk at a time, and what it writes: one statement a chunk. */
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/db/ids.ts';
import { anyOf } from '../../../platform/db/loader.ts';
import { type ClusterMatch, type ClusterToMatch, clustersToMatch } from '../../planner/index.ts';
import { bodyOf, LEAST_CONFIDENCE } from './suggestion.rules.ts';

export interface ContentToPlace {
  id: string;
  bodyVersion: number;
  title: string;
  body: string;
}

/** Of so many contents at most are the titles read, shared out among the clusters: the oldest, so that a new one seldom changes them. */
const MOST_TITLES = 5_000;
const MOST_TITLES_EACH = 10;
/** Letters of the HTML that are fetched. */
const MOST_HTML = 12_000;

/** The clusters of a site with what is in them. */
export async function clustersWithTitles(db: Database, siteId: string): Promise<ClusterToMatch[]> {
  const clusters = await clustersToMatch(db, siteId);
  const each = Math.max(1, Math.min(MOST_TITLES_EACH, Math.floor(MOST_TITLES / Math.max(1, clusters.length))));
  const { rows } = await sql<{ cluster_id: string; titles: string[] }>`
    select wanted.id as cluster_id, array_agg(oldest.title order by oldest.id) as titles
    from unnest(${clusters.map(({ id }) => id)}::uuid[]) as wanted(id) cross join lateral (
      select id, title from content where site_id = ${siteId} and cluster_id = wanted.id and deleted_at is null order by id limit ${each}
    ) as oldest group by wanted.id`.execute(db.rows<object>());
  const titles = new Map(rows.map((row) => [row.cluster_id, row.titles]));
  return clusters.map((cluster) => ({ ...cluster, titles: titles.get(cluster.id) ?? [] }));
}

/** Content without a cluster that was not compared yet as it is now, with what it would be compared with now. */
const uncompared = (siteId: string, compared: string) => sql`
  from content where site_id = ${siteId} and cluster_id is null and deleted_at is null and not exists (
    select from cluster_suggestion where cluster_suggestion.content_id = content.id
      and cluster_suggestion.body_version = content.body_version and cluster_suggestion.compared = ${compared})`;

export async function countUncompared(db: Database, siteId: string, compared: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count ${uncompared(siteId, compared)}`.execute(db.rows<object>());
  return (rows[0] as { count: number }).count;
}

/** @param afterId the last that was read. */
export async function nextUncompared(
  db: Database,
  siteId: string,
  compared: string,
  afterId: string | null,
  limit: number,
): Promise<ContentToPlace[]> {
  const { rows } = await sql<{ id: string; body_version: number; title: string; html: string }>`
    select id, body_version, title, left(content_html, ${MOST_HTML}) as html ${uncompared(siteId, compared)}
      and (${afterId}::uuid is null or id > ${afterId}::uuid) order by id limit ${limit}`.execute(db.rows<object>());
  return rows.map(({ id, body_version, title, html }) => ({ id, bodyVersion: body_version, title, body: bodyOf(html) }));
}

/**
 * Keeps what came of a comparison in the place of what was kept before. A cluster that was deleted meanwhile is not suggested; its
 * content is compared again the next time.
 * @returns how many have a suggestion.
 */
export async function keepSuggestions(
  rows: Kysely<object>,
  siteId: string,
  compared: string,
  contents: ContentToPlace[],
  matches: (ClusterMatch | null)[],
): Promise<number> {
  const made = contents.map(({ id, bodyVersion }, at) => {
    const match = matches[at];
    const isWorthIt = match != null && match.confidence >= LEAST_CONFIDENCE;
    return {
      id: newId(),
      content_id: id,
      body_version: bodyVersion,
      cluster_id: isWorthIt ? match.clusterId : null,
      confidence: isWorthIt ? match.confidence : null,
    };
  });
  const clusterIds = [...new Set(made.flatMap(({ cluster_id }) => cluster_id ?? []))];
  const { rows: kept } = await sql<{ cluster_id: string | null }>`
    with there as materialized (
      select id from cluster where site_id = ${siteId} and id = ${anyOf(clusterIds)} order by id for key share)
    insert into cluster_suggestion (id, site_id, content_id, cluster_id, confidence, body_version, compared)
    select made.id, ${siteId}::uuid, made.content_id, made.cluster_id, made.confidence, made.body_version, ${compared}
    from jsonb_to_recordset(${JSON.stringify(made)}::jsonb)
      as made(id uuid, content_id uuid, body_version int, cluster_id uuid, confidence float8)
    where made.cluster_id is null or made.cluster_id in (select id from there)
    order by made.content_id
    on conflict (content_id) do update set cluster_id = excluded.cluster_id, confidence = excluded.confidence,
      body_version = excluded.body_version, compared = excluded.compared, updated_at = now()
    returning cluster_id`.execute(rows);
  return kept.filter(({ cluster_id }) => cluster_id !== null).length;
}
