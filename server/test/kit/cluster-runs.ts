/** Runs of the clustering over GraphQL, each story on a site of its own. */
import type { Json, TestApi } from './api.ts';

export const APPLY_RUN = `mutation ($id: ID!, $level: ClusterLevel!, $except: [ID!]) {
    applyClusterRun(id: $id, level: $level, except: $except) { run { state appliedLevel appliedAt } clusters { id name } created moved undoToken } }`;

export const clusterRunsOf = (api: TestApi) => {
  let sites = 0;
  /** A site of its own for each story. */
  async function siteWith(texts: string[] | [string, number][]): Promise<string> {
    sites += 1;
    const { createSite } = await api.ok(
      'mutation ($name: String!) { createSite(input: { name: $name, url: "https://runs.example" }) { site { id } } }',
      { name: `Runs ${sites}` },
    );
    await add(createSite.site.id, texts);
    return createSite.site.id;
  }

  const add = async (siteId: string, texts: string[] | [string, number][]): Promise<void> => {
    const keywords = texts.map((each) => (typeof each === 'string' ? { text: each } : { text: each[0], volume: each[1] }));
    await api.ok('mutation ($siteId: ID!, $keywords: [KeywordInput!]!) { addKeywords(siteId: $siteId, keywords: $keywords) { added } }', {
      siteId,
      keywords,
    });
  };

  const GENERATE = `mutation ($siteId: ID!, $keywordIds: [ID!], $apply: Boolean, $level: ClusterLevel, $regroup: Boolean) {
    generateClusters(siteId: $siteId, keywordIds: $keywordIds, apply: $apply, level: $level, regroup: $regroup, wait: 60) {
      job { id state message done total } clusters { id name keywordCount } undoToken
      run { id state method keywords byWordsAlone appliedLevel levels { level newClusters existingClusters clustered unclustered moved emptiedClusters } } } }`;
  const generate = async (siteId: string, options: Json = {}): Promise<Json> =>
    (await api.ok(GENERATE, { siteId, apply: false, level: 'STANDARD', regroup: false, ...options })).generateClusters;

  const apply = async (id: string, level = 'STANDARD', except?: string[]): Promise<Json> =>
    (await api.ok(APPLY_RUN, { id, level, except })).applyClusterRun;
  const undo = async (token: string): Promise<Json> =>
    (await api.ok('mutation ($token: ID!) { undo(token: $token) { restored failed { id message } } }', { token })).undo;

  const GROUPS = `query ($id: ID!, $level: ClusterLevel!) { clusterRun(id: $id) {
    groups(level: $level, first: 60) { totalCount nodes { id name description level keywordCount volume cohesion joins children cluster { id } parent { id level }
      keywords(first: 80) { totalCount nodes { keyword { id text } score group { id } from { id } nearest { id } nearestScore reason { sharedWords closest byMeaning } } } } }
    unclustered(level: $level) { totalCount nodes { keyword { text } group { id } score nearest { name } nearestScore reason { closest } } }
    moves(level: $level) { totalCount nodes { keyword { text } from { name } group { name } } } } }`;
  const read = async (id: string, level = 'STANDARD'): Promise<Json> => (await api.ok(GROUPS, { id, level })).clusterRun;

  /** All that a run may touch, but for the time of the last change. */
  async function dump(siteId: string): Promise<Json> {
    const tables = ['cluster', 'keyword', 'cluster_run', 'cluster_run_group', 'cluster_run_keyword'];
    const rows = await Promise.all(
      tables.map((table) => api.sql(`select to_jsonb(t) - 'updated_at' as row from ${table} t where site_id = $1 order by 1`, [siteId])),
    );
    return Object.fromEntries(tables.map((table, at) => [table, rows[at]]));
  }

  const placed = async (siteId: string): Promise<Map<string, string | null>> => {
    const rows = await api.sql(
      'select text, cluster.name from keyword left join cluster on cluster.id = cluster_id where keyword.site_id = $1',
      [siteId],
    );
    return new Map(rows.map((row) => [row.text, row.name]));
  };
  const keywordId = async (siteId: string, text: string): Promise<string> =>
    (await api.sql('select id from keyword where site_id = $1 and text = $2', [siteId, text]))[0]?.id;
  return { siteWith, add, generate, apply, undo, read, dump, placed, keywordId };
};
