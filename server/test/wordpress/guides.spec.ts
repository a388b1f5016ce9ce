/** The guides of docs/api that publish and import, block by block, against a real WordPress. */
import { afterAll, beforeAll } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts';
import { ADMIN_TOKEN, startApi, type TestApi } from '../kit/api.ts';
import { describeGuide, type Given } from '../kit/guide/guide.ts';
import { connectSite } from './kit.ts';

let api: TestApi;
let wordpress: Sandbox;
beforeAll(async () => {
  [api, wordpress] = await Promise.all([startApi({ IGNY8_ALLOW_PRIVATE_SITES: 'true' }), startSandbox()]);
});
afterAll(async () => {
  await api?.stop();
  await wordpress?.stop();
});

const reader = (): Given => ({
  IGNY8_URL: api.url,
  IGNY8_TOKEN: ADMIN_TOKEN,
  WP_URL: wordpress.url,
  WP_USER: wordpress.username,
  WP_PASSWORD: wordpress.applicationPassword,
});

/** Connected, with a draft that nobody has published. */
async function connected(): Promise<Given> {
  const site = await connectSite(api, 'Slow Morning', wordpress.url, wordpress);
  const { id } = await site.draft('Moka Pots');
  const { createTaxonomyTerm } = await api.ok(
    'mutation ($site: ID!) { createTaxonomyTerm(siteId: $site, input: { name: "Brewing", taxonomyType: CATEGORY }) { term { id } } }',
    { site: site.id },
  );
  await api.ok(
    'mutation ($ids: [ID!]!, $terms: [ID!]!) { assignTaxonomyBatch(selection: { ids: $ids }, attachTermIds: $terms) { updated } }',
    {
      ids: [id],
      terms: [createTaxonomyTerm.term.id],
    },
  );
  return { ...reader(), SITE_ID: site.id, CONTENT_ID: id };
}

describeGuide('pipeline.md', reader);
describeGuide('publishing.md', connected);
describeGuide('import-and-conflicts.md', connected);
