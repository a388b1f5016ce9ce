import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts';
import { startApi, type TestApi } from '../kit/api.ts';
import { SuggestionSite } from '../kit/suggestions.ts';
import { wp } from './kit.ts';

let api: TestApi;
let sandbox: Sandbox;
beforeAll(async () => {
  [api, sandbox] = await Promise.all([startApi({ IGNY8_ALLOW_PRIVATE_SITES: 'true' }), startSandbox()]);
  await wp(sandbox, 'POST', 'posts', {
    title: 'How to clean a moka pot',
    content: '<p>Rinse the gasket of the moka pot.</p>',
    status: 'publish',
  });
});
afterAll(async () => {
  await api?.stop();
  await sandbox?.stop();
});

const importAll = async (siteId: string) => {
  const input = { url: sandbox.url, wpUsername: sandbox.username, wpApplicationPassword: sandbox.applicationPassword };
  await api.ok('mutation ($id: ID!, $input: UpdateSiteInput!) { updateSite(id: $id, input: $input) { site { id } } }', {
    id: siteId,
    input,
  });
  const { importSite } = await api.ok('mutation ($id: ID!) { importSite(siteId: $id, wait: 60) { job { state } } }', { id: siteId });
  expect(importSite.job.state).toBe('SUCCEEDED');
};

describe('after an import', () => {
  it('content without a cluster gets a suggested one by itself', async () => {
    const site = await SuggestionSite.make(api, 'Slow Morning');
    await importAll(site.seed.siteId);
    await expect.poll(async () => (await site.summary()).lastRun?.state, { timeout: 30_000 }).toBe('SUCCEEDED');
    const [moka] = (await site.contents()).filter(({ title }) => title === 'How to clean a moka pot');
    expect(moka).toMatchObject({ cluster: null, suggestedCluster: { cluster: { name: 'Moka pots' } } });
  });

  it('nothing is compared on a site that has no clusters', async () => {
    const { createSite } = await api.ok('mutation { createSite(input: { name: "Bare", url: "https://bare.test" }) { site { id } } }');
    await importAll(createSite.site.id);
    const { jobs } = await api.ok('query ($id: ID!) { jobs(siteId: $id) { nodes { kind } } }', { id: createSite.site.id });
    expect(jobs.nodes).toEqual([{ kind: 'IMPORT_SITE' }]);
  });
});
