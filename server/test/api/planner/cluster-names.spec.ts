import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../../kit/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

describe('a run whose group is called as a cluster is, in other letters', () => {
  it.each([
    ['İstanbul', 'istanbul'],
    ['ÉCOLE', 'école'],
  ])('is applied: %s beside %s gets a number', async (proposed, known) => {
    const siteId = await siteOf(known);
    const { generateClusters } = await api.ok(
      'mutation ($siteId: ID!) { generateClusters(siteId: $siteId, keywordIds: [], wait: 20) { run { id state } } }',
      { siteId },
    );
    const { id: runId, state } = generateClusters.run;
    expect(state).toBe('PROPOSED');
    const groupId = randomUUID();
    await api.sql(
      `insert into cluster_run_group (id, site_id, run_id, level, name, keywords, volume, cohesion) values ($1, $2, $3, 'standard', $4, 1, 0, 1)`,
      [groupId, siteId, runId, proposed],
    );
    await api.sql(
      `insert into cluster_run_keyword (site_id, run_id, keyword_id, standard_group_id, standard_score, reason)
       select site_id, $2, id, $3, 1, '{"sharedWords":[],"closest":[],"byMeaning":true}' from keyword where site_id = $1 limit 1`,
      [siteId, runId, groupId],
    );
    const { applyClusterRun } = await api.ok('mutation ($id: ID!) { applyClusterRun(id: $id) { moved clusters { name } } }', { id: runId });
    expect(applyClusterRun).toEqual({ moved: 1, clusters: [{ name: `${proposed} (2)` }] });
  });
});

async function siteOf(cluster: string): Promise<string> {
  const { createSite: made } = await api.ok(
    'mutation ($name: String!) { createSite(input: { name: $name, url: "https://example.test" }) { site { id } } }',
    { name: `Site of ${cluster}` },
  );
  const siteId: string = made.site.id;
  await api.ok('mutation ($siteId: ID!) { addKeywords(siteId: $siteId, keywords: [{ text: "one" }]) { added } }', { siteId });
  await api.ok('mutation ($siteId: ID!, $name: String!) { createCluster(siteId: $siteId, input: { name: $name }) { cluster { id } } }', {
    siteId,
    name: cluster,
  });
  return siteId;
}
