import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toHalfFloats } from '../../../src/modules/planner/embeddings/half-floats.rules.ts';
import { type Json, startApi, type TestApi } from '../../kit/api.ts';
import { PlannerSeed } from '../../kit/planner-seed.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const MAP = `query ($siteId: ID!, $sectorId: ID) { clusterMap(siteId: $siteId, sectorId: $sectorId) {
  width height bubbles { x y radius volume keywordCount cluster { id name coverage { ideas tasks content } } } } }`;
const mapOf = async (siteId: string, sectorId?: string): Promise<Json> => (await api.ok(MAP, { siteId, sectorId })).clusterMap;

const apart = (a: Json, b: Json): number => Math.hypot(a.x - b.x, a.y - b.y) - a.radius - b.radius;

describe('the map of a site', () => {
  it('has each cluster once, with what it holds, and a sector its own', async () => {
    const seed = await PlannerSeed.site(api, 'Map');
    const sectorId = await seed.sector('Gear');
    await seed.full('Moka pots', [
      ['moka pot', 900],
      ['moka pot sizes', 100],
    ]);
    await seed.cluster('Grinders', [['coffee grinder', 250]], sectorId);
    await seed.cluster('Nothing yet');
    const { bubbles, width, height } = await mapOf(seed.siteId);
    expect(bubbles.map(({ cluster, volume, keywordCount }: Json) => [cluster.name, volume, keywordCount])).toEqual(
      expect.arrayContaining([
        ['Moka pots', 1000, 2],
        ['Grinders', 250, 1],
        ['Nothing yet', 0, 0],
      ]),
    );
    expect(bubbles).toHaveLength(3);
    const named = (name: string): Json => bubbles.find(({ cluster }: Json) => cluster.name === name);
    expect(named('Moka pots').radius / named('Grinders').radius).toBeCloseTo(2);
    expect(named('Moka pots').cluster.coverage).toEqual({ ideas: 2, tasks: 2, content: 1 });
    expect(Math.max(...bubbles.map((bubble: Json) => bubble.x + bubble.radius))).toBeLessThan(width);
    expect(Math.max(...bubbles.map((bubble: Json) => bubble.y + bubble.radius))).toBeLessThan(height);
    expect((await mapOf(seed.siteId, sectorId)).bubbles.map(({ cluster }: Json) => cluster.name)).toEqual(['Grinders']);
    expect((await api.fails(MAP, { siteId: seed.siteId, sectorId: seed.siteId })).code).toBe('BAD_USER_INPUT');
    expect((await mapOf((await PlannerSeed.site(api, 'Bare')).siteId)).bubbles).toEqual([]);
  });

  it('goes by kept vectors: what means the same stands together though it shares no word', async () => {
    const seed = await PlannerSeed.site(api, 'Meaning');
    const names = ['sofa', 'laptop', 'tulip', 'couch', 'notebook', 'rose'];
    const clusters = [];
    for (const name of names) clusters.push(await seed.cluster(name, [[name, 100]]));
    const random = (n: number) => Float32Array.from({ length: 512 }, (_, d) => Math.sin((n + 1) * (d + 1) * 12.9898));
    for (const [at, cluster] of clusters.entries()) {
      const [common, own] = [random(at % 3), random(10 + at)];
      await api.sql('insert into keyword_embedding (site_id, keyword_id, model, vector) values ($1, $2, $3, $4)', [
        seed.siteId,
        cluster.keywordIds[0],
        'a-model',
        toHalfFloats(common.map((value, d) => value + 0.3 * (own[d] as number))),
      ]);
    }
    const { bubbles } = await mapOf(seed.siteId);
    const named = (name: string): Json => bubbles.find(({ cluster }: Json) => cluster.name === name);
    for (const [one, same] of [
      ['sofa', 'couch'],
      ['laptop', 'notebook'],
      ['tulip', 'rose'],
    ] as const) {
      const others = names.filter((name) => name !== one && name !== same);
      for (const other of others)
        expect(apart(named(one), named(same)), `${one}, ${same}, ${other}`).toBeLessThan(apart(named(one), named(other)));
    }
  });

  it('is worked out once while nothing changes, and anew when a keyword moves', async () => {
    const seed = await PlannerSeed.site(api, 'Kept');
    const [one, two] = [await seed.cluster('One', [['moka pot', 5]]), await seed.cluster('Two', [['drip coffee', 6]])];
    const reads = async () =>
      (await api.statements(() => mapOf(seed.siteId))).filter((statement) => statement.includes('keyword_embedding')).length;
    expect(await reads()).toBe(1);
    expect(await reads()).toBe(0);
    await seed.move(one.keywordIds, two.id);
    expect(await reads()).toBe(1);
    expect((await mapOf(seed.siteId)).bubbles.map((bubble: Json) => bubble.keywordCount).sort()).toEqual([0, 2]);
  });

  it('takes seconds for 3,000 clusters, and the program answers meanwhile', async () => {
    const seed = await PlannerSeed.site(api, 'Large');
    await api.sql(
      `insert into cluster (id, site_id, sector_id, name) select gen_random_uuid(), $1, $2, 'cluster ' || n from generate_series(1, 3000) n`,
      [seed.siteId, seed.sectorId],
    );
    await api.sql(
      `insert into keyword (id, site_id, sector_id, cluster_id, text, normalized_text, volume)
       select gen_random_uuid(), site_id, sector_id, id, text, text, (random() * 10000)::int from (
         select *, 'topic' || (row_number() over () % 60) || ' ' || name || ' word' || n as text from cluster, generate_series(1, 5) n where site_id = $1) as t`,
      [seed.siteId],
    );
    const began = Date.now();
    let [longest, last] = [0, Date.now()];
    const timer = setInterval(() => {
      longest = Math.max(longest, Date.now() - last);
      last = Date.now();
    }, 10);
    const { clusterMap } = await api.ok('query ($siteId: ID!) { clusterMap(siteId: $siteId) { bubbles { x y radius } } }', {
      siteId: seed.siteId,
    });
    clearInterval(timer);
    const took = Date.now() - began;
    expect(clusterMap.bubbles).toHaveLength(3000);
    expect(took).toBeLessThan(30_000);
    expect(longest, 'the layout would take most of the time, were it not in a thread').toBeLessThan(0.4 * took);
  }, 40_000);
});
