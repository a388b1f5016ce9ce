import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../src/platform/db/ids.ts';
import { type Json, startApi, type TestApi } from '../../kit/api.ts';
import { SuggestionSite } from '../../kit/suggestions.ts';

let api: TestApi;
let site: SuggestionSite;
let ids: Map<string, string>;
const id = (title: string) => ids.get(title) as string;
beforeAll(async () => {
  api = await startApi();
  site = await SuggestionSite.make(api, 'Slow Morning');
  ids = await site.import();
  await site.suggest();
});
afterAll(() => api.stop());

const MOKA = 'How to clean a moka pot without ruining it';
const ACCEPT = `mutation ($siteId: ID!, $contentIds: [ID!], $minConfidence: Float) {
  acceptClusterSuggestions(siteId: $siteId, contentIds: $contentIds, minConfidence: $minConfidence) { updated failed { id } } }`;
const versionOf = async (content: string): Promise<Json> =>
  (await api.sql('select version, body_version, updated_at from content where id = $1', [content]))[0] as Json;
const undo = async (token: string | null) =>
  (await api.ok('mutation ($token: ID!) { undo(token: $token) { summary restored failed { id } } }', { token })).undo;
const tokenFor = async (input: string): Promise<string> =>
  (await api.ok(`mutation { createApiToken(input: ${input}) { secret } }`)).createApiToken.secret;

describe('accepting suggested clusters', () => {
  it('puts one content into its cluster and sector, makes no revision, and is undone exactly', async () => {
    const before = await site.content(id(MOKA));
    const was = await versionOf(id(MOKA));
    const { updated, failed, undoToken } = await site.accept({ contentIds: [id(MOKA)] });
    expect({ updated, failed }).toEqual({ updated: 1, failed: [] });
    const accepted = await site.content(id(MOKA));
    expect(accepted.cluster.id).toBe(site.clusters['Moka pots'].id);
    expect(accepted.sector.id).not.toBe(before.sector.id);
    expect(accepted.suggestedCluster).toBeNull();
    expect(await versionOf(id(MOKA))).toMatchObject({ version: was.version + 1, body_version: was.body_version });
    expect(await api.sql('select from content_revision where content_id = $1', [id(MOKA)])).toHaveLength(0);
    expect(await undo(undoToken)).toEqual({ summary: '1 content moved to suggested clusters', restored: 1, failed: [] });
    expect(await site.content(id(MOKA))).toEqual(before);
  });

  it('takes all that are sure enough, each to its own cluster, and leaves the others', async () => {
    const before = await site.contents({ hasClusterSuggestion: true });
    const confidences = before.map(({ suggestedCluster }) => suggestedCluster.confidence).sort();
    const minConfidence = confidences[Math.floor(confidences.length / 2)];
    const sure = before.filter(({ suggestedCluster }) => suggestedCluster.confidence >= minConfidence);
    expect(sure.length).toBeLessThan(before.length);
    const { updated, failed, undoToken } = await site.accept({ minConfidence });
    expect({ updated, failed }).toEqual({ updated: sure.length, failed: [] });
    for (const { id: content, suggestedCluster } of sure)
      expect((await site.content(content)).cluster.id).toBe(suggestedCluster.cluster.id);
    expect(await site.contents({ hasClusterSuggestion: true })).toHaveLength(before.length - sure.length);
    expect((await site.accept({ minConfidence })).updated).toBe(0);
    expect((await undo(undoToken)).restored).toBe(sure.length);
    expect(await site.contents({ hasClusterSuggestion: true })).toEqual(expect.arrayContaining(before));
  });

  it('lists what it could not accept with the reason, and does the rest', async () => {
    const [taken, none, absent] = [id('Cold brew steep time: 12 or 18 hours?'), id('Privacy policy'), newId()];
    await site.accept({ contentIds: [taken] });
    await api.sql('update cluster_suggestion set cluster_id = null, confidence = null where content_id = $1', [none]);
    const { updated, failed } = await site.accept({ contentIds: [id(MOKA), taken, none, absent, 'nonsense'] });
    expect(updated).toBe(1);
    expect(new Map(failed.map((fault) => [fault.id, fault.code]))).toEqual(
      new Map([
        [taken, 'CONFLICT'],
        [none, 'CONFLICT'],
        [absent, 'NOT_FOUND'],
        ['nonsense', 'BAD_USER_INPUT'],
      ]),
    );
    expect(failed.find((fault) => fault.id === none)?.message).toContain('No cluster is suggested');
    expect(failed.find((fault) => fault.id === taken)?.message).toContain('has a cluster already');
  });

  it('asks for one of the two, and for a confidence that is one', async () => {
    const siteId = site.seed.siteId;
    const neither = { code: 'BAD_USER_INPUT', path: 'contentIds' };
    expect(await api.fails(ACCEPT, { siteId })).toMatchObject(neither);
    expect(await api.fails(ACCEPT, { siteId, contentIds: [id(MOKA)], minConfidence: 0.9 })).toMatchObject(neither);
    expect(await api.fails(ACCEPT, { siteId, contentIds: [] })).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await api.fails(ACCEPT, { siteId, minConfidence: 90 })).toMatchObject({ code: 'BAD_USER_INPUT', path: 'minConfidence' });
  });

  it('is not for who may only read, and a token of another site sees and changes nothing', async () => {
    const siteId = site.seed.siteId;
    const reader = { token: await tokenFor('{ name: "reader", scopes: [READ] }') };
    const SUGGEST = 'mutation ($siteId: ID!) { suggestClusters(siteId: $siteId) { job { id } } }';
    const SUMMARY = 'query ($siteId: ID!) { clusterSuggestions(siteId: $siteId) { total } }';
    expect(await api.fails(ACCEPT, { siteId, minConfidence: 0 }, reader)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await api.fails(SUGGEST, { siteId }, reader)).toMatchObject({ code: 'FORBIDDEN' });
    expect((await api.ok(SUMMARY, { siteId }, reader)).clusterSuggestions.total).toBeGreaterThan(0);

    const other = await SuggestionSite.make(api, 'Elsewhere');
    const stranger = { token: await tokenFor(`{ name: "elsewhere", scopes: [READ, WRITE], siteIds: ["${other.seed.siteId}"] }`) };
    expect(await api.fails(SUMMARY, { siteId }, stranger)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await api.fails(SUGGEST, { siteId }, stranger)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await api.fails(ACCEPT, { siteId, minConfidence: 0 }, stranger)).toMatchObject({ code: 'NOT_FOUND' });
    const own = { siteId: other.seed.siteId };
    const left = (await site.contents({ hasClusterSuggestion: true })).map((content) => content.id);
    expect(left.length).toBeGreaterThan(0);
    expect((await api.ok(ACCEPT, { ...own, contentIds: left }, stranger)).acceptClusterSuggestions).toEqual({
      updated: 0,
      failed: expect.arrayContaining(left.map((content) => ({ id: content }))),
    });
    expect((await api.ok(SUMMARY, own, stranger)).clusterSuggestions.total).toBe(0);
    expect(await site.contents({ hasClusterSuggestion: true })).toHaveLength(left.length);
  });
});
