/**
 * Groups the unclustered keywords of a site and applies the result in one transaction. Never moves a keyword that a person
 * placed, never touches a locked cluster, and finds nothing left to do when it is run again.
 */
import { type Kysely, sql } from 'kysely';
import type { z } from 'zod';
import type { Database } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/db/ids.ts';
import { anyOf } from '../../../platform/db/loader.ts';
import type { JobHandler, JobRun } from '../../jobs/index.ts';
import type { SiteTables } from '../../site/index.ts';
import type { Clustering, ClusteringKeyword, ExistingCluster, Membership } from '../clustering/clustering.ts';
import type { ClusteringOutcome, KeywordClusterer } from '../clustering/keyword-clusterer.ts';
import type { PlannerTables } from '../planner.tables.ts';
import type { ClusteringResult, clusterKeywordsJob } from './cluster-keywords.job.ts';

type Payload = z.infer<typeof clusterKeywordsJob.payload>;
type Rows = Kysely<PlannerTables & SiteTables>;

export const clusterKeywordsHandler =
  (db: Database, clusterer: KeywordClusterer): JobHandler<Payload> =>
  async (run, { sectorId, keywordIds }) => {
    const rows = db.rows<PlannerTables>();
    const free = await freeKeywords(rows, run.siteId, keywordIds);
    const existing = await openClusters(rows, run.siteId, sectorId);
    await run.progress({ total: free.length, message: `Grouping ${free.length} keywords` });
    const reporter = reportEverySecond(run, free.length);
    const clustering = await clusterer.cluster({ keywords: free, existing }, run.signal, reporter.report).finally(reporter.settled);
    run.signal.throwIfAborted();
    await db.unitOfWork(async (uow) => {
      const clusterIds = await apply(uow.rows<PlannerTables & SiteTables>(), run.siteId, sectorId, clustering);
      const result: ClusteringResult = { clusterIds: [...(run.checkpoint<ClusteringResult>()?.clusterIds ?? []), ...clusterIds] };
      await run.progress({ done: free.length, message: summary(clustering), checkpoint: result }, uow);
    });
  };

const REPORT_MS = 1000;

/** Progress comes many times a second; the job hears of it once. One report at a time, and none after the last. */
function reportEverySecond(run: JobRun, total: number): { report(share: number): void; settled(): Promise<void> } {
  let last = Date.now();
  let sending: Promise<void> | null = null;
  const report = (share: number): void => {
    if (sending || Date.now() - last < REPORT_MS) return;
    last = Date.now();
    sending = run
      .progress({ done: Math.min(total - 1, Math.floor(share * total)) })
      // Only told in passing: what stops the work itself is met by the work.
      .catch(() => {})
      .finally(() => {
        sending = null;
      });
  };
  return { report, settled: async () => (await sending) ?? undefined };
}

async function freeKeywords(rows: Kysely<PlannerTables>, siteId: string, ids: string[] | null): Promise<ClusteringKeyword[]> {
  let query = rows
    .selectFrom('keyword')
    .select(['id', 'text', sql<number>`coalesce(volume, 0)`.as('volume')])
    .where('site_id', '=', siteId)
    .where('cluster_id', 'is', null)
    .where((eb) => eb('assigned_by', 'is distinct from', 'person'))
    .orderBy('normalized_text');
  if (ids) query = query.where('id', '=', anyOf(ids));
  return query.execute();
}

async function openClusters(rows: Kysely<PlannerTables>, siteId: string, sectorId: string): Promise<ExistingCluster[]> {
  const members = await rows
    .selectFrom('keyword')
    .innerJoin('cluster', 'cluster.id', 'keyword.cluster_id')
    .select(['keyword.id', 'keyword.text', sql<number>`coalesce(keyword.volume, 0)`.as('volume'), 'cluster.id as cluster_id'])
    .where('cluster.site_id', '=', siteId)
    .where('cluster.sector_id', '=', sectorId)
    .where('cluster.locked', '=', false)
    .execute();
  const clusters = new Map<string, ClusteringKeyword[]>();
  for (const { cluster_id, ...keyword } of members) clusters.set(cluster_id, [...(clusters.get(cluster_id) ?? []), keyword]);
  return [...clusters].map(([id, keywords]) => ({ id, keywords }));
}

/** Two runs of one sector take turns, and what somebody placed meanwhile is not theirs any more. */
async function apply(rows: Rows, siteId: string, sectorId: string, clustering: Clustering): Promise<string[]> {
  await rows.selectFrom('sector').select('id').where('id', '=', sectorId).forUpdate().execute();
  const proposed = [...clustering.joined, ...clustering.created].flatMap(({ members }) => members.map(({ keywordId }) => keywordId));
  const free = new Set(
    (await rows.selectFrom('keyword').select('id').where('id', '=', anyOf(proposed)).where('cluster_id', 'is', null).execute()).map(
      (row) => row.id,
    ),
  );
  const stillFree = <Group extends { members: Membership[] }>(groups: Group[]): Group[] =>
    groups
      .map((group) => ({ ...group, members: group.members.filter(({ keywordId }) => free.has(keywordId)) }))
      .filter(({ members }) => members.length > 0);

  const taken = new Set(
    (
      await rows
        .selectFrom('cluster')
        .select(sql<string>`lower(name)`.as('name'))
        .where('site_id', '=', siteId)
        .where('sector_id', '=', sectorId)
        .execute()
    ).map((row) => row.name),
  );
  const created = stillFree(clustering.created).map((group) => ({ ...group, clusterId: newId(), name: freeName(group.name, taken) }));
  if (created.length > 0) {
    await rows
      .insertInto('cluster')
      .values(
        created.map(({ clusterId, name, description }) => ({
          id: clusterId,
          site_id: siteId,
          sector_id: sectorId,
          name,
          description,
          locked: false,
        })),
      )
      .execute();
  }
  const groups = [...stillFree(clustering.joined), ...created];
  await assign(rows, sectorId, groups);
  return groups.map((group) => group.clusterId);
}

/** One statement for all: the pairs go in as one JSON parameter. Keywords that somebody placed meanwhile stay there. */
async function assign(rows: Rows, sectorId: string, groups: { clusterId: string; members: Membership[] }[]): Promise<void> {
  const pairs = groups.flatMap(({ clusterId, members }) =>
    members.map(({ keywordId, score }) => ({ keyword_id: keywordId, cluster_id: clusterId, score })),
  );
  await sql`
    update keyword set cluster_id = pair.cluster_id, score = pair.score, assigned_by = 'run', sector_id = ${sectorId}, updated_at = now()
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as pair(keyword_id uuid, cluster_id uuid, score double precision)
    where keyword.id = pair.keyword_id and keyword.cluster_id is null and keyword.assigned_by is distinct from 'person'`.execute(rows);
}

function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let n = 2; taken.has(name.toLowerCase()); n += 1) name = `${wanted} (${n})`;
  taken.add(name.toLowerCase());
  return name;
}

function summary({ created, joined, unclustered, byWordsAlone }: ClusteringOutcome): string {
  const parts = [`${created.length} new ${created.length === 1 ? 'cluster' : 'clusters'}`];
  if (joined.length > 0) parts.push(`${joined.length} extended`);
  if (unclustered.length > 0)
    parts.push(`${unclustered.length} ${unclustered.length === 1 ? 'keyword is' : 'keywords are'} like no other and stay unclustered`);
  const counted = `${parts.join(', ')}.`;
  if (byWordsAlone === 0) return counted;
  const alone = byWordsAlone === 1 ? '1 keyword was' : `${byWordsAlone} keywords were`;
  return `${counted} ${alone} compared by words alone: meaning is known for English.`;
}
