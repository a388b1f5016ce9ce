/** The guides of docs/api that need no WordPress, block by block; those that do stand in wordpress/guides.spec.ts. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ADMIN_TOKEN, type Json, startApi, type TestApi } from '../../kit/api.ts';
import { blocksIn } from '../../kit/guide/blocks.ts';
import { describeGuide, type Given } from '../../kit/guide/guide.ts';
import { coffeeKeywords } from '../../kit/keywords.ts';
import { seedSite } from '../../kit/seed.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const reader = (more: Given = {}): Given => ({ IGNY8_URL: api.url, IGNY8_TOKEN: ADMIN_TOKEN, ...more });

async function siteWith(keywords: (readonly [text: string, volume: number])[]): Promise<Given> {
  const { createSite } = await api.ok(
    'mutation { createSite(input: { name: "Slow Morning", url: "https://example.test" }) { site { id } } }',
  );
  const siteId: string = createSite.site.id;
  if (keywords.length > 0) {
    await api.ok('mutation ($id: ID!, $keywords: [KeywordInput!]!) { addKeywords(siteId: $id, keywords: $keywords) { added } }', {
      id: siteId,
      keywords: keywords.map(([text, volume]) => ({ text, volume })),
    });
  }
  return reader({ SITE_ID: siteId });
}

async function siteWithDrafts(): Promise<Given> {
  const site = await seedSite(api, 'Slow Morning');
  for (const title of ['Moka Pots', 'Clean a Moka Pot', 'Moka or Espresso', 'Five Years With One Kettle']) await site.draft(title);
  const { createCluster } = await api.ok(
    'mutation ($id: ID!) { createCluster(siteId: $id, input: { name: "Stovetop" }) { cluster { id } } }',
    { id: site.id },
  );
  return reader({ SITE_ID: site.id, CLUSTER_ID: createCluster.cluster.id });
}

const paged = [
  ['moka pot', 49_500],
  ['cold brew', 40_500],
  ['french press', 33_100],
  ['pour over', 22_200],
  ['aeropress', 18_100],
] as const;

describeGuide('getting-started.md', reader);
describeGuide('keywords-import.md', () => siteWith([]));
describeGuide('bulk-edits.md', siteWithDrafts);
describeGuide('paging.md', () => siteWith([...paged]));
describeGuide('jobs.md', () => siteWith([...coffeeKeywords]));
describeGuide('tokens.md', () => siteWith([]));
describeGuide('errors.md', () => siteWith([]));
describeGuide('explore.md', () => siteWith([...paged]));

it('the operation of docs/api/cost.md costs what stands behind it', async () => {
  const [example] = blocksIn('cost.md');
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query: example?.text, variables: { siteId: (await seedSite(api, 'Slow Morning')).id } }),
  });
  const { data, extensions } = (await response.json()) as Json;
  expect(data.content.totalCount).toBe(0);
  expect(extensions.cost.requested).toBe(Number(/# (\d+)\s*$/.exec(example?.text ?? '')?.[1]));
});
