import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
});
afterAll(() => api.stop());

const suggestedName = (content: Json): string | null => content.suggestedCluster?.cluster.name ?? null;

describe('suggested clusters', () => {
  it('are none before the first comparison', async () => {
    expect(await site.summary()).toMatchObject({ total: 0, recommended: 0, lastRun: null });
    expect((await site.contents()).every(({ suggestedCluster }) => suggestedCluster === null)).toBe(true);
  });

  it('are what titles and texts are about, and what is about something else has none that is worth accepting', async () => {
    const job = await site.suggest();
    expect(job).toMatchObject({ kind: 'SUGGEST_CLUSTERS', state: 'SUCCEEDED', total: 8, done: 8 });
    expect(job.message).toMatch(/^8 contents compared, \d with a suggested cluster\.$/);
    const { recommendedConfidence, measuredPrecision, lastRun } = await site.summary();
    expect(lastRun).toMatchObject({ id: job.id, state: 'SUCCEEDED' });
    expect(measuredPrecision).toBeGreaterThanOrEqual(0.9);
    for (const content of await site.contents()) {
      const truth = SuggestionSite.truth.get(content.title) ?? null;
      if (truth) expect(suggestedName(content), content.title).toBe(truth);
      else expect(content.suggestedCluster?.confidence ?? 0, content.title).toBeLessThan(recommendedConfidence);
    }
  });

  it('are counted at each level, and listed by a filter', async () => {
    const { total, levels, recommended, recommendedConfidence } = await site.summary();
    const confidences = (await site.contents({ hasClusterSuggestion: true })).map(({ suggestedCluster }) => suggestedCluster.confidence);
    expect(confidences).toHaveLength(total);
    for (const level of levels)
      expect(level.count, `${level.minConfidence}`).toBe(confidences.filter((one) => one >= level.minConfidence).length);
    expect(levels.map((level: Json) => level.minConfidence)).toEqual([...levels.map((level: Json) => level.minConfidence)].sort());
    expect(recommended).toBe(levels.find((level: Json) => level.minConfidence === recommendedConfidence).count);
    expect(await site.contents({ hasClusterSuggestion: false })).toHaveLength(8 - total);
    expect((await site.contents()).map((content) => content.title)).toHaveLength(8);
  });

  it('are not worked out again for what was compared as it is, but for what was edited', async () => {
    expect(await site.suggest()).toMatchObject({ state: 'SUCCEEDED', total: 0, message: expect.stringContaining('Nothing to compare') });
    await api.sql(`update content set title = 'Milk frother: steam milk at home', body_version = body_version + 1 where id = $1`, [
      id('Our opening hours at Christmas'),
    ]);
    expect(await site.suggest()).toMatchObject({ total: 1, done: 1 });
    expect(suggestedName(await site.content(id('Our opening hours at Christmas')))).toBe('Milk steaming');
  });

  it('are worked out again for all where a cluster has changed', async () => {
    await api.ok('mutation ($id: ID!) { updateCluster(id: $id, input: { description: "Foam and latte art" }) { cluster { id } } }', {
      id: site.clusters['Milk steaming'].id,
    });
    expect(await site.suggest()).toMatchObject({ total: 8, done: 8 });
  });

  it('never show for content that has a cluster, or is deleted, and show again when that is undone', async () => {
    const content = id('Burr grinder or blade grinder?');
    const before = await site.summary();
    const assigned = await api.ok(
      'mutation ($ids: [ID!], $clusterId: ID!) { assignClusterBatch(selection: { ids: $ids }, clusterId: $clusterId) { undoToken } }',
      { ids: [content], clusterId: site.clusters['Cold brew'].id },
    );
    expect((await site.content(content)).suggestedCluster).toBeNull();
    expect((await site.summary()).total).toBe(before.total - 1);
    expect((await site.contents({ hasClusterSuggestion: true })).map((one) => one.id)).not.toContain(content);
    await api.ok('mutation ($token: ID!) { undo(token: $token) { restored } }', { token: assigned.assignClusterBatch.undoToken });
    expect(suggestedName(await site.content(content))).toBe('Coffee grinders');
    await api.ok('mutation ($ids: [ID!]) { deleteContent(ids: $ids) { updated } }', { ids: [content] });
    expect((await site.content(content)).suggestedCluster).toBeNull();
    expect((await site.summary()).total).toBe(before.total - 1);
    await api.ok('mutation ($ids: [ID!]) { restoreContent(ids: $ids) { updated } }', { ids: [content] });
    expect((await site.summary()).total).toBe(before.total);
  });

  it('go with their cluster when it is merged into another', async () => {
    const content = id('How to steam milk for latte art');
    await api.ok('mutation ($from: [ID!]!, $into: ID!) { mergeClusters(ids: $from, intoId: $into) { cluster { id } } }', {
      from: [site.clusters['Milk steaming'].id],
      into: site.clusters['Moka pots'].id,
    });
    expect((await site.content(content)).suggestedCluster).toBeNull();
    await site.suggest();
    expect(suggestedName(await site.content(content))).toBe('Moka pots');
  });

  it('say that there are no clusters on a site that has none', async () => {
    const { createSite } = await api.ok('mutation { createSite(input: { name: "Bare", url: "https://bare.test" }) { site { id } } }');
    const { suggestClusters } = await api.ok('mutation ($id: ID!) { suggestClusters(siteId: $id, wait: 60) { job { state message } } }', {
      id: createSite.site.id,
    });
    expect(suggestClusters.job).toMatchObject({ state: 'SUCCEEDED', message: expect.stringContaining('no clusters yet') });
  });
});
