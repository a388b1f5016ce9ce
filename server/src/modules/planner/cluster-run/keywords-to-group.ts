/**
 * What a run looks at: the keywords that may be placed, and the clusters that they can go to. A keyword that a person
 * placed and one in a locked cluster are never among those that may.
 */
import { type Kysely, sql } from 'kysely';
import { anyOf } from '../../../platform/db/loader.ts';
import type { ClusteringKeyword, ExistingCluster } from '../clustering/clustering.types.ts';
import { keepsItsCore } from '../clustering/reconcile.rules.ts';
import type { PlannerTables } from '../planner.tables.ts';

export interface ToGroup {
  keywords: ClusteringKeyword[];
  existing: ExistingCluster[];
  /** All clusters of the sector, the locked ones too. */
  clusters: Map<string, { name: string; description: string | null }>;
  /** Keywords of clusters that stay where they are. */
  staying: Map<string, number>;
}

export interface Selection {
  siteId: string;
  sectorId: string;
  keywordIds: string[] | null;
  regroup: boolean;
}

export async function keywordsToGroup(rows: Kysely<PlannerTables>, { siteId, sectorId, keywordIds, regroup }: Selection): Promise<ToGroup> {
  const free = await freeKeywords(rows, siteId, keywordIds);
  const members = await openMembers(rows, siteId, sectorId);
  const chosen = keywordIds && new Set(keywordIds);
  const moves = ({ id, assigned_by }: { id: string; assigned_by: string | null }) =>
    regroup && assigned_by === 'run' && (chosen?.has(id) ?? true);
  const byCluster = new Map<string, { staying: ClusteringKeyword[]; leaving: ClusteringKeyword[] }>();
  for (const member of members) {
    const { id, text, volume, cluster_id } = member;
    const own = byCluster.get(cluster_id) ?? { staying: [], leaving: [] };
    if (moves(member)) own.leaving.push({ id, text, volume, from: cluster_id });
    else own.staying.push({ id, text, volume });
    byCluster.set(cluster_id, own);
  }
  const clusters = await rows
    .selectFrom('cluster')
    .select(['id', 'name', 'description'])
    .where('site_id', '=', siteId)
    .where('sector_id', '=', sectorId)
    .execute();
  return {
    keywords: inOrder([...free, ...[...byCluster.values()].flatMap(({ leaving }) => leaving)]),
    existing: [...byCluster].flatMap(([id, { staying, leaving }]) =>
      keepsItsCore(staying.length, leaving.length) ? [{ id, keywords: inOrder(staying) }] : [],
    ),
    clusters: new Map(clusters.map(({ id, name, description }) => [id, { name, description }])),
    staying: new Map([...byCluster].map(([id, { staying }]) => [id, staying.length])),
  };
}

const freeKeywords = (rows: Kysely<PlannerTables>, siteId: string, ids: string[] | null): Promise<ClusteringKeyword[]> =>
  rows
    .selectFrom('keyword')
    .select(['id', 'text', sql<number>`coalesce(volume, 0)`.as('volume')])
    .where('site_id', '=', siteId)
    .where('cluster_id', 'is', null)
    .where((eb) => eb('assigned_by', 'is distinct from', 'person'))
    .$if(ids !== null, (query) => query.where('id', '=', anyOf(ids ?? [])))
    .execute();

const openMembers = (rows: Kysely<PlannerTables>, siteId: string, sectorId: string) =>
  rows
    .selectFrom('keyword')
    .innerJoin('cluster', 'cluster.id', 'keyword.cluster_id')
    .select([
      'keyword.id',
      'keyword.text',
      sql<number>`coalesce(keyword.volume, 0)`.as('volume'),
      'keyword.assigned_by',
      'cluster.id as cluster_id',
    ])
    .where('cluster.site_id', '=', siteId)
    .where('cluster.sector_id', '=', sectorId)
    .where('cluster.locked', '=', false)
    .orderBy('cluster.id')
    .execute();

/** One order whatever cluster they are in: the same keywords are grouped the same again. */
const inOrder = (keywords: ClusteringKeyword[]): ClusteringKeyword[] =>
  keywords.sort((a, b) => compare(a.text, b.text) || compare(a.id, b.id));

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
