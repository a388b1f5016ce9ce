import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, startApi, type TestApi } from '../../kit/api.ts';
import { seedSite } from '../../kit/seed.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const KEYWORDS = `query ($siteId: ID!, $filter: KeywordFilter, $orderBy: KeywordOrderBy) {
  keywords(siteId: $siteId, filter: $filter, orderBy: $orderBy, first: 200) {
    totalCount nodes { text volume volumeMax difficulty cpc cpcCurrency intent intentSource country }
  }
}`;

const newSite = async (name: string) => (await seedSite(api, name)).id;
const listed = async (siteId: string, filter?: Json, orderBy?: Json): Promise<Json[]> =>
  (await api.ok(KEYWORDS, { siteId, filter, orderBy })).keywords.nodes;

describe('the intent of a keyword', () => {
  const ADD =
    'mutation ($siteId: ID!, $keywords: [KeywordInput!]!) { addKeywords(siteId: $siteId, keywords: $keywords) { keywords { id intent intentSource } } }';
  const add = async (siteId: string, keyword: Json): Promise<Json> =>
    (await api.ok(ADD, { siteId, keywords: [keyword] })).addKeywords.keywords[0];

  it("is detected where nobody names it; a file's word replaces that, and a person's stays", async () => {
    const siteId = await newSite('Intent');
    expect(await add(siteId, { text: 'buy aeropress' })).toMatchObject({ intent: 'TRANSACTIONAL', intentSource: 'DETECTED' });
    expect(await add(siteId, { text: 'buy aeropress', intent: 'COMMERCIAL' })).toMatchObject({
      intent: 'COMMERCIAL',
      intentSource: 'FILE',
    });
    const { id } = await add(siteId, { text: 'buy aeropress' });
    expect(await add(siteId, { text: 'buy aeropress' })).toMatchObject({ intent: 'COMMERCIAL', intentSource: 'FILE' });
    await api.ok('mutation ($id: ID!) { updateKeywords(keywords: [{ id: $id, intent: NAVIGATIONAL }]) { keywords { id } } }', { id });
    expect(await add(siteId, { text: 'buy aeropress', intent: 'INFORMATIONAL' })).toMatchObject({
      intent: 'NAVIGATIONAL',
      intentSource: 'PERSON',
    });
  });

  it('filters and orders the list, as difficulty, volume and country do', async () => {
    const siteId = await newSite('Filters');
    await api.ok(ADD, {
      siteId,
      keywords: [
        { text: 'buy aeropress', volume: 10, difficulty: 10, country: 'US' },
        { text: 'best aeropress', volume: 100, difficulty: 50, country: 'DE', intent: 'COMMERCIAL' },
        { text: 'what is an aeropress', volume: 1000, difficulty: 90 },
      ],
    });
    const texts = async (filter: Json, orderBy?: Json) =>
      (await listed(siteId, { search: 'aeropress', ...filter }, orderBy)).map(({ text }) => text);
    expect(await texts({ intents: ['TRANSACTIONAL'] })).toEqual(['buy aeropress']);
    expect(await texts({ intentSources: ['FILE'] })).toEqual(['best aeropress']);
    expect(await texts({ minVolume: 50, maxVolume: 500 })).toEqual(['best aeropress']);
    expect(await texts({ minDifficulty: 20, maxDifficulty: 60 })).toEqual(['best aeropress']);
    expect(await texts({ countries: ['US', 'DE'] })).toEqual(['best aeropress', 'buy aeropress']);
    expect(await texts({}, { field: 'INTENT' })).toEqual(['best aeropress', 'what is an aeropress', 'buy aeropress']);
    const page = async (after: string | null): Promise<Json> =>
      (
        await api.ok(
          'query ($siteId: ID!, $after: String) { keywords(siteId: $siteId, orderBy: { field: CLUSTER }, first: 2, after: $after) { nodes { text } pageInfo { endCursor hasNextPage } } }',
          { siteId, after },
        )
      ).keywords;
    const { keywords } = await api.ok(
      'query ($siteId: ID!) { keywords(siteId: $siteId, filter: { search: "aeropress" }, orderBy: { field: TEXT }) { nodes { id } } }',
      { siteId },
    );
    const cluster = async (name: string, at: number) => {
      const { createCluster } = await api.ok(
        'mutation ($siteId: ID!, $name: String!) { createCluster(siteId: $siteId, input: { name: $name }) { cluster { id } } }',
        { siteId, name },
      );
      await api.ok(
        'mutation ($ids: [ID!]!, $clusterId: ID!) { moveKeywords(keywordIds: $ids, clusterId: $clusterId) { keywords { id } } }',
        {
          ids: [keywords.nodes[at].id],
          clusterId: createCluster.cluster.id,
        },
      );
    };
    await cluster('zebra', 0);
    await cluster('Apple', 2);
    const first = await page(null);
    const second = await page(first.pageInfo.endCursor);
    expect(first.nodes.map(({ text }: Json) => text)).toEqual(['what is an aeropress', 'best aeropress']);
    expect(second.nodes).toHaveLength(2);
    expect((await page(second.pageInfo.endCursor)).nodes).toHaveLength(1);
  });
});
