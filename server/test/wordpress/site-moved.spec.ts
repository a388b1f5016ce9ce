/** A site that was moved to another IGNY8 goes on with the posts that it had: none is made twice, none is lost. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts';
import { exportSiteCommand } from '../../src/app/cli/site/export-site.ts';
import { importSiteCommand } from '../../src/app/cli/site/import-site.ts';
import { type Json, startApi, type TestApi } from '../kit/api.ts';
import { connectSite, wp } from './kit.ts';

let here: TestApi;
let there: TestApi;
let sandbox: Sandbox;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'igny8-moved-'));
  const open = { IGNY8_ALLOW_PRIVATE_SITES: 'true' };
  [here, there, sandbox] = await Promise.all([startApi(open), startApi(open), startSandbox({ plugin: false })]);
});
afterAll(async () => {
  await Promise.all([here?.stop(), there?.stop(), sandbox?.stop()]);
  await rm(folder, { recursive: true, force: true });
});

it('publishes to the post that it had published before, and finds nothing new in an import', async () => {
  const site = await connectSite(here, 'Slow Morning', sandbox.url, sandbox);
  const draft = await site.draft('Moka pots', '<p>First words.</p>');
  const published = await site.publish([draft.id]);
  expect(published.job).toMatchObject({ done: 1, failed: 0 });
  const post = published.contents[0].externalId;
  await site.importAll();
  const run = { file: path.join(folder, 'site.tar.gz'), flags: { withKey: false, replace: false, yes: false }, ask: async () => undefined };
  await exportSiteCommand({ ...run, config: here.services.config, site: site.id, say: () => undefined });
  await importSiteCommand({ ...run, config: there.services.config, say: () => undefined });
  await here.ok('mutation ($id: ID!) { setSiteActive(id: $id, active: false) { site { id } } }', { id: site.id });

  const { sites } = await there.ok('{ sites { nodes { id hasCredentials } } }');
  const [{ id, hasCredentials }] = sites.nodes;
  expect(hasCredentials).toBe(false);
  const refused = await there.fails('mutation ($id: ID!) { importSite(siteId: $id, wait: 60) { job { state } } }', { id });
  expect(refused.message).toContain('not connected to WordPress yet');
  await there.ok('mutation ($id: ID!, $input: UpdateSiteInput!) { updateSite(id: $id, input: $input) { site { id } } }', {
    id,
    input: { wpUsername: sandbox.username, wpApplicationPassword: sandbox.applicationPassword },
  });
  const list = async () =>
    (
      await there.ok('query ($id: ID!) { content(siteId: $id) { nodes { id title version externalId status unpublishedChanges } } }', {
        id,
      })
    ).content.nodes as Json[];
  const before = await list();
  const { importSite } = await there.ok('mutation ($id: ID!) { importSite(siteId: $id, full: true, wait: 60) { job { state failed } } }', {
    id,
  });
  expect(importSite.job).toEqual({ state: 'SUCCEEDED', failed: 0 });
  expect(await list()).toEqual(before);

  const moved = before.find(({ title }) => title === 'Moka pots') as Json;
  await there.ok(
    'mutation ($id: ID!, $v: Int!) { updateContent(id: $id, expectedVersion: $v, input: { contentHtml: "<p>Moved words.</p>" }) { content { id } } }',
    { id: moved.id, v: moved.version },
  );
  const posts = async () => (await wp(sandbox, 'GET', 'posts?status=any&per_page=100&context=edit')) as Json[];
  const count = (await posts()).length;
  const { publishContent } = await there.ok(
    'mutation ($ids: [ID!]!) { publishContent(contentIds: $ids, wait: 60) { job { done failed items { message } } contents { externalId } } }',
    { ids: [moved.id] },
  );
  expect(publishContent).toMatchObject({ job: { done: 1, failed: 0 }, contents: [{ externalId: post }] });
  const after = await posts();
  expect(after).toHaveLength(count);
  expect(after.find((one) => String(one.id) === post)?.content.raw).toContain('Moved words.');
}, 150_000);
