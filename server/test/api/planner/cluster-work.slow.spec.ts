import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, startApi, type TestApi } from '../../kit/api.ts';
import { PlannerSeed } from '../../kit/planner-seed.ts';
import { undo, undoneExactly } from '../../kit/undone.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const MERGE = `mutation ($ids: [ID!]!, $intoId: ID!) { mergeClusters(ids: $ids, intoId: $intoId) {
  cluster { id name keywordCount volume coverage { ideas tasks content } } moved undoToken } }`;
const SPLIT = `mutation ($id: ID!, $parts: [SplitPartInput!]) { splitCluster(id: $id, parts: $parts) {
  clusters { id name keywordCount coverage { ideas tasks content } } undoToken } }`;
const DELETE = 'mutation ($id: ID!, $moveToId: ID) { deleteCluster(id: $id, moveToId: $moveToId) { deletedId undoToken } }';
const DELETE_SECTOR = 'mutation ($id: ID!, $moveToId: ID) { deleteSector(id: $id, moveToId: $moveToId) { deletedId undoToken } }';

const mokas: [string, number][] = [
  ['moka pot', 900],
  ['moka pot sizes', 100],
];
const drips: [string, number][] = [
  ['drip coffee', 500],
  ['drip coffee ratio', 50],
];

describe('merging clusters', () => {
  it('moves all that stands on them, and undo gives every row back', async () => {
    const seed = await PlannerSeed.site(api, 'Merging');
    const other = await seed.sector('Machines');
    const moka = await seed.full('Moka pots', mokas);
    const drip = await seed.full('Drip coffee', drips, other);
    const { merged, undone } = await (async () => {
      let answer: Json = {};
      const back = await undoneExactly(api, async () => {
        answer = (await api.ok(MERGE, { ids: [drip.id], intoId: moka.id })).mergeClusters;
        const left = await api.sql(`select count(*)::int as n from content_taxonomy where cluster_id = $1`, [moka.id]);
        expect(left[0]?.n).toBe(2);
        const [content] = await api.sql(`select sector_id, version, field_versions from content where id = $1`, [drip.contentId]);
        expect(content).toMatchObject({ sector_id: seed.sectorId, version: 2, field_versions: { cluster: 2 } });
        return answer as { undoToken: string };
      });
      return { merged: answer, undone: back };
    })();
    expect(merged.moved).toBe(2);
    expect(merged.cluster).toEqual({
      id: moka.id,
      name: 'Moka pots',
      keywordCount: 4,
      volume: 1550,
      coverage: { ideas: 4, tasks: 4, content: 2 },
    });
    expect(undone.summary).toBe('"Drip coffee" merged into "Moka pots"');
    const [content] = await api.sql(`select version, field_versions from content where id = $1`, [drip.contentId]);
    expect(content, 'a save that began before the undo is stale').toMatchObject({ version: 3, field_versions: { cluster: 3 } });
  });

  it('is refused in plain words where the list makes no sense', async () => {
    const seed = await PlannerSeed.site(api, 'Refused merges');
    const [one, two] = [await seed.cluster('One'), await seed.cluster('Two')];
    const foreign = await (await PlannerSeed.site(api, 'Elsewhere')).cluster('Foreign');
    expect(await api.fails(MERGE, { ids: [one.id], intoId: one.id })).toMatchObject({ code: 'BAD_USER_INPUT', path: 'intoId' });
    expect((await api.fails(MERGE, { ids: [one.id, one.id], intoId: two.id })).message).toBe('A cluster is named twice.');
    expect(await api.fails(MERGE, { ids: [], intoId: two.id })).toMatchObject({ code: 'BAD_USER_INPUT', path: 'ids' });
    expect((await api.fails(MERGE, { ids: [foreign.id], intoId: two.id })).message).toBe('"Foreign" is a cluster of another site.');
    expect(await api.fails(MERGE, { ids: [seed.siteId], intoId: two.id })).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('splitting a cluster', () => {
  it('by hand makes a cluster of each part, leaves the rest, and undo gives every row back', async () => {
    const seed = await PlannerSeed.site(api, 'Splitting');
    const cluster = await seed.full('Coffee', [...mokas, ...drips]);
    const [m1, m2, d1] = cluster.keywordIds;
    let clusters: Json[] = [];
    await undoneExactly(api, async () => {
      const { splitCluster } = await api.ok(SPLIT, {
        id: cluster.id,
        parts: [
          { name: ' Moka ', keywordIds: [m1, m2] },
          { name: 'Drip', keywordIds: [d1] },
        ],
      });
      clusters = splitCluster.clusters;
      const rows = await api.sql(`select assigned_by, score from keyword where id = $1`, [m1]);
      expect(rows).toEqual([{ assigned_by: 'person', score: null }]);
      return splitCluster;
    });
    expect(clusters).toEqual([
      { id: cluster.id, name: 'Coffee', keywordCount: 1, coverage: { ideas: 2, tasks: 2, content: 1 } },
      { id: expect.any(String), name: 'Moka', keywordCount: 2, coverage: { ideas: 0, tasks: 0, content: 0 } },
      { id: expect.any(String), name: 'Drip', keywordCount: 1, coverage: { ideas: 0, tasks: 0, content: 0 } },
    ]);
  });

  it('leaves the largest part in the cluster, under its name, where the parts name every keyword', async () => {
    const seed = await PlannerSeed.site(api, 'All parts');
    const cluster = await seed.cluster('Coffee', [...mokas, ['drip coffee', 5]]);
    const [m1, m2, d1] = cluster.keywordIds;
    await undoneExactly(api, async () => {
      const { splitCluster } = await api.ok(SPLIT, {
        id: cluster.id,
        parts: [
          { name: 'Drip', keywordIds: [d1] },
          { name: 'Moka', keywordIds: [m1, m2] },
        ],
      });
      expect(splitCluster.clusters).toMatchObject([
        { id: cluster.id, name: 'Moka', keywordCount: 2 },
        { name: 'Drip', keywordCount: 1 },
      ]);
      return splitCluster;
    });
  });

  it('by the engine parts what is different, as the preview said', async () => {
    const seed = await PlannerSeed.site(api, 'By the engine');
    const grinders = ['hand coffee grinder', 'best hand coffee grinder', 'manual hand coffee grinder', 'hand coffee grinder for espresso'];
    const kettles = ['gooseneck kettle', 'best gooseneck kettle', 'gooseneck kettle electric'];
    const cluster = await seed.cluster(
      'Gear',
      [...grinders, ...kettles].map((text) => [text, 10]),
    );
    const { splitPreview } = await api.ok('query ($id: ID!) { splitPreview(id: $id) { name stays keywordIds keywords { text } } }', {
      id: cluster.id,
    });
    const textsOf = (part: Json): string[] => part.keywords.map((keyword: Json) => keyword.text).sort();
    expect(splitPreview[0]).toMatchObject({ name: 'Gear', stays: true });
    expect(splitPreview.flatMap(textsOf).sort()).toEqual([...grinders, ...kettles].sort());
    for (const part of splitPreview) {
      const isKettle = textsOf(part).map((text) => text.includes('kettle'));
      expect(new Set(isKettle).size, `${textsOf(part)} are of one kind`).toBe(1);
    }
    await undoneExactly(api, async () => {
      const { splitCluster } = await api.ok(SPLIT, { id: cluster.id });
      const names = (parts: Json[]) => parts.map((part) => part.name);
      expect(names(splitCluster.clusters)).toEqual(names(splitPreview));
      expect(await api.sql(`select distinct assigned_by from keyword where id = any($1)`, [cluster.keywordIds])).toEqual([
        { assigned_by: 'run' },
      ]);
      return splitCluster;
    });
  }, 60_000);

  it('is refused where there is nothing to part, and where parts are wrong', async () => {
    const seed = await PlannerSeed.site(api, 'Refused splits');
    const cluster = await seed.cluster('Coffee', mokas);
    const [m1, m2] = cluster.keywordIds;
    const other = await seed.cluster('Drip', drips);
    const empty = await seed.cluster('Empty');
    expect(await api.ok('query ($id: ID!) { splitPreview(id: $id) { name } }', { id: empty.id })).toEqual({ splitPreview: [] });
    expect((await api.fails(SPLIT, { id: empty.id })).message).toContain('no parts that stand out');
    const fails = async (parts: Json[]) => (await api.fails(SPLIT, { id: cluster.id, parts })).message;
    expect(await fails([{ name: 'A', keywordIds: [other.keywordIds[0]] }])).toContain('no keyword with the id');
    expect(
      await fails([
        { name: 'A', keywordIds: [m1] },
        { name: 'a', keywordIds: [m1] },
      ]),
    ).toMatch(/Two parts are called "a".*named twice/);
    expect(await fails([{ name: 'Drip', keywordIds: [m1] }])).toBe('This sector already has a cluster called "Drip".');
    expect(await fails([{ name: 'All', keywordIds: [m1, m2] }])).toContain('rename the cluster instead');
    expect(await fails([{ name: ' ', keywordIds: [] }])).toContain('at least one keyword');
  });
});

describe('deleting a cluster', () => {
  it('is refused while tasks or content stand on it, deleted content included, and says what does', async () => {
    const seed = await PlannerSeed.site(api, 'Standing');
    const cluster = await seed.full('Moka pots', mokas);
    expect(await api.fails(DELETE, { id: cluster.id })).toEqual({
      code: 'CONFLICT',
      message: '"Moka pots" has 2 tasks and 1 content. Name the cluster that they go to as moveToId.',
      path: undefined,
    });
    await api.sql('update content set deleted_at = now(), task_id = null where id = $1', [cluster.contentId]);
    await api.sql('delete from task where cluster_id = $1', [cluster.id]);
    expect((await api.fails(DELETE, { id: cluster.id })).message).toContain('1 deleted content that can be restored');
    expect(await api.fails(DELETE, { id: cluster.id, moveToId: cluster.id })).toMatchObject({ code: 'BAD_USER_INPUT', path: 'moveToId' });
    expect(await api.fails(DELETE, { id: seed.siteId })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('lets its keywords go, takes its ideas with it, and undo gives every row back', async () => {
    const seed = await PlannerSeed.site(api, 'Deleting');
    const cluster = await seed.cluster('Moka pots', mokas);
    await seed.idea(cluster, 'An idea');
    await seed.term(cluster.id, 'moka');
    await seed.run(cluster);
    await undoneExactly(api, async () => {
      const { deleteCluster } = await api.ok(DELETE, { id: cluster.id });
      expect(deleteCluster.deletedId).toBe(cluster.id);
      expect(await api.sql('select cluster_id, assigned_by, score from keyword where id = $1', [cluster.keywordIds[0]])).toEqual([
        { cluster_id: null, assigned_by: null, score: null },
      ]);
      expect(await api.sql('select id from idea where cluster_id = $1', [cluster.id])).toEqual([]);
      return deleteCluster;
    });
  });

  it('moves tasks with their ideas and content to the cluster that is named', async () => {
    const seed = await PlannerSeed.site(api, 'Moving on');
    const cluster = await seed.full('Moka pots', mokas);
    const to = await seed.cluster('Stove top', [], await seed.sector('Stoves'));
    await undoneExactly(api, async () => {
      const { deleteCluster } = await api.ok(DELETE, { id: cluster.id, moveToId: to.id });
      const { cluster: found } = await api.ok('query ($id: ID!) { cluster(id: $id) { keywordCount coverage { ideas tasks content } } }', {
        id: to.id,
      });
      expect(found).toEqual({ keywordCount: 0, coverage: { ideas: 1, tasks: 2, content: 1 } });
      expect(
        await api.sql(
          'select distinct c.sector_id = t.sector_id as same from content c join cluster t on t.id = c.cluster_id where t.id = $1',
          [to.id],
        ),
      ).toEqual([{ same: true }]);
      return deleteCluster;
    });
  });
});

describe('deleting a sector', () => {
  it('moves everything in it to another, where a cluster whose name is taken gets a number', async () => {
    const seed = await PlannerSeed.site(api, 'Sectors');
    const sectorId = await seed.sector('Gear');
    await seed.full('Moka pots', mokas, sectorId);
    await seed.cluster('moka POTS');
    await undoneExactly(api, async () => {
      const { deleteSector } = await api.ok(DELETE_SECTOR, { id: sectorId, moveToId: seed.sectorId });
      const { clusters } = await api.ok('query ($id: ID!) { clusters(siteId: $id) { nodes { name sector { id } } } }', { id: seed.siteId });
      expect(clusters.nodes).toEqual(
        expect.arrayContaining([
          { name: 'moka POTS', sector: { id: seed.sectorId } },
          { name: 'Moka pots (2)', sector: { id: seed.sectorId } },
        ]),
      );
      return deleteSector;
    });
  });

  it('is refused for the default one, and while tasks or content stand in it', async () => {
    const seed = await PlannerSeed.site(api, 'Kept sectors');
    const sectorId = await seed.sector('Gear');
    await seed.full('Moka pots', mokas, sectorId);
    expect((await api.fails(DELETE_SECTOR, { id: seed.sectorId })).message).toContain('is the default sector of its site');
    expect(await api.fails(DELETE_SECTOR, { id: sectorId })).toMatchObject({
      code: 'CONFLICT',
      message: '"Gear" has 2 tasks and 1 content. Name the sector that they go to as moveToId.',
    });
    const elsewhere = await PlannerSeed.site(api, 'Another');
    expect(await api.fails(DELETE_SECTOR, { id: sectorId, moveToId: elsewhere.sectorId })).toMatchObject({ path: 'moveToId' });
  });

  it('without tasks and content takes its clusters with it; its keywords go to the default sector', async () => {
    const seed = await PlannerSeed.site(api, 'Empty sectors');
    const sectorId = await seed.sector('Gear');
    const cluster = await seed.cluster('Moka pots', mokas, sectorId);
    await seed.idea(cluster, 'An idea');
    await seed.run(cluster);
    await undoneExactly(api, async () => {
      const { deleteSector } = await api.ok(DELETE_SECTOR, { id: sectorId });
      expect(await api.sql('select distinct sector_id, cluster_id from keyword where site_id = $1', [seed.siteId])).toEqual([
        { sector_id: seed.sectorId, cluster_id: null },
      ]);
      return deleteSector;
    });
  });
});

describe('whoever watches the content of a site', () => {
  it('is told when a merge moves it, and when that is undone', async () => {
    const seed = await PlannerSeed.site(api, 'Watched');
    const [moka, drip] = [await seed.full('Moka pots', mokas), await seed.full('Drip coffee', drips)];
    const told: string[] = [];
    const stop = api.services.notifications.on('igny8_content', (payload) => told.push(payload));
    const { mergeClusters } = await api.ok(MERGE, { ids: [drip.id], intoId: moka.id });
    await expect.poll(() => told).toEqual([`${seed.siteId}:${drip.contentId}`]);
    await undo(api, mergeClusters.undoToken);
    await expect.poll(() => told).toEqual([`${seed.siteId}:${drip.contentId}`, `${seed.siteId}:${drip.contentId}`]);
    stop();
  });
});
