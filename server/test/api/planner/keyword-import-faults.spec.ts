import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, startApi, type TestApi } from '../../kit/api.ts';
import { seedSite } from '../../kit/seed.ts';
import { upload } from '../../kit/upload.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const IMPORT = `mutation ($siteId: ID!, $uploadId: ID!, $wait: Int! = 15) {
  importKeywords(siteId: $siteId, uploadId: $uploadId, wait: $wait) {
    job { id state done failed message items { subjectId message } } added rejectedCount
  }
}`;
const newSite = async (name: string) => (await seedSite(api, name)).id;
const take = async (siteId: string, uploadId: string, wait?: number): Promise<Json> =>
  (await api.ok(IMPORT, { siteId, uploadId, ...(wait !== undefined && { wait }) })).importKeywords;
const jobOf = async (id: string): Promise<Json> => (await api.ok('query ($id: ID!) { job(id: $id) { state message } }', { id })).job;

describe('an import of keywords', () => {
  it('lists a refused row that holds what the database cannot', async () => {
    const text = `keyword,volume\n${'moka pot,1\n'.repeat(8_000)}mo\0ka,1\nfrench press,2\n`;
    const { job, added } = await take(await newSite('Zeros'), await upload(api, 'zeros.csv', text));
    expect(job).toMatchObject({ state: 'SUCCEEDED', failed: 1, items: [{ subjectId: 'row:8002:mo\uFFFDka' }] });
    expect(added).toBe(1);
  });

  it('lists what is refused twice on one line', async () => {
    const long = 'x'.repeat(300);
    const { job, added } = await take(await newSite('Twice'), await upload(api, 'twice.txt', `tea, ${long}, mate, ${long}, chai`));
    expect(job).toMatchObject({ state: 'SUCCEEDED', failed: 2 });
    expect(job.items).toHaveLength(2);
    expect(added).toBe(3);
  });

  it('is stopped at once though a statement of it waits, and keeps nothing of what it was at', async () => {
    const siteId = await newSite('Stopped');
    const release = await holding("select id from keyword where site_id = $1 and text = 'moka pot' for update", [siteId]);
    const { job } = await take(siteId, await upload(api, 'list.txt', 'moka pot\nchemex\n'), 0);
    await expect.poll(() => waitingStatements(), { timeout: 10_000 }).toBeGreaterThan(0);
    const began = performance.now();
    await api.ok('mutation ($id: ID!) { cancelJob(id: $id) { job { state } } }', { id: job.id });
    const took = performance.now() - began;
    await release();
    expect(took).toBeLessThan(2_000);
    await expect.poll(() => waitingStatements(), { timeout: 10_000 }).toBe(0);
    expect(await jobOf(job.id)).toMatchObject({ state: 'CANCELLED' });
    expect((await api.sql("select id from keyword where site_id = $1 and text = 'chemex'", [siteId])).length).toBe(0);
  });

  it('does not end as if it had read all where its file goes meanwhile', async () => {
    const [siteId, other] = [await newSite('First'), await newSite('Second')];
    const rows = Array.from({ length: 12_000 }, (_, at) => `keyword ${at} ${'x'.repeat(150)}`);
    const uploadId = await upload(api, 'two.txt', ['moka pot', ...rows].join('\n'));
    const release = await holding("select id from keyword where site_id = $1 and text = 'moka pot' for update", [siteId]);
    const { job } = await take(siteId, uploadId, 0);
    await expect.poll(() => waitingStatements(), { timeout: 10_000 }).toBeGreaterThan(0);
    expect((await take(other, uploadId)).job.state).toBe('SUCCEEDED');
    await release();
    await expect.poll(async () => (await jobOf(job.id)).state, { timeout: 10_000 }).not.toBe('RUNNING');
    expect(await jobOf(job.id)).toMatchObject({ state: 'FAILED', message: expect.stringContaining('The file is no longer there') });
  });

  it('and whoever holds its keywords in the order of their ids wait for each other', async () => {
    const siteId = await newSite('Order');
    for (const text of ['zebra', 'ant']) await take(siteId, await upload(api, 'one.txt', text));
    const first = new pg.Client(api.databaseUrl);
    await first.connect();
    await first.query('begin');
    await first.query("select id from keyword where site_id = $1 and text = 'zebra' for update", [siteId]);
    const { job } = await take(siteId, await upload(api, 'both.txt', 'ant\nzebra\n'), 0);
    await expect.poll(() => waitingStatements(), { timeout: 10_000 }).toBeGreaterThan(0);
    await first.query("select id from keyword where site_id = $1 and text = 'ant' for update", [siteId]);
    await first.query('commit');
    await first.end();
    await expect.poll(async () => (await jobOf(job.id)).state, { timeout: 10_000 }).toBe('SUCCEEDED');
  });

  it('that is broken off because two changes met is tried again', async () => {
    const siteId = await newSite('Met');
    for (const text of ['zebra', 'ant']) await take(siteId, await upload(api, 'one.txt', text));
    const release = await holding("select id from keyword where site_id = $1 and text = 'ant' for update", [siteId]);
    const { job } = await take(siteId, await upload(api, 'both.txt', 'ant\nzebra\n'), 0);
    await expect.poll(() => waitingStatements(), { timeout: 10_000, interval: 20 }).toBeGreaterThan(0);
    // In the other order, and longer than the database waits before it breaks one of the two off.
    await release("select id from keyword where site_id = $1 and text = 'zebra' for update", [siteId]);
    await expect.poll(async () => (await jobOf(job.id)).state, { timeout: 15_000 }).toBe('SUCCEEDED');
  });
});

describe('the refused rows of some imports', () => {
  it('are answered of each, however many there are of the others', async () => {
    const siteId = await newSite('Refused');
    for (let n = 0; n < 3; n += 1)
      await take(siteId, await upload(api, 'refused.csv', `keyword,volume\nfine,1\n${'broken,lots\n'.repeat(1_000)}`));
    const { jobs } = await api.ok('query ($siteId: ID!) { jobs(siteId: $siteId) { nodes { failed items { subjectId } } } }', { siteId });
    expect(jobs.nodes.map(({ failed, items }: Json) => [failed, items.length])).toEqual([
      [1_000, 1_000],
      [1_000, 1_000],
      [1_000, 1_000],
    ]);
  });
});

describe('the volume of a keyword', () => {
  const volumes = async (siteId: string) =>
    api.sql("select text, volume, volume_max from keyword where site_id = $1 and text like 'range%' order by text", [siteId]);

  it('is one range or one figure, never half of each', async () => {
    const siteId = await newSite('Ranges');
    await take(siteId, await upload(api, 'ranges.csv', 'keyword,volume\nrange a,1K – 10K\nrange b,100 – 1K\nrange b,n/a\nrange a,50000\n'));
    expect(await volumes(siteId)).toEqual([
      { text: 'range a', volume: 50_000, volume_max: null },
      { text: 'range b', volume: 100, volume_max: 1_000 },
    ]);
    const [, b] = await api.sql("select id from keyword where site_id = $1 and text like 'range%' order by text", [siteId]);
    await api.ok('mutation ($id: ID!) { updateKeywords(keywords: [{ id: $id, volume: 5000 }]) { keywords { id } } }', { id: b?.id });
    expect((await volumes(siteId))[1]).toEqual({ text: 'range b', volume: 5_000, volume_max: null });
  });

  it('of a thousand keywords is changed by a handful of statements, where one is named twice by its last word', async () => {
    const siteId = await newSite('Many');
    const { addKeywords } = await api.ok(
      'mutation ($siteId: ID!, $keywords: [KeywordInput!]!) { addKeywords(siteId: $siteId, keywords: $keywords) { keywords { id } } }',
      { siteId, keywords: Array.from({ length: 1_000 }, (_, at) => ({ text: `many ${at}`, volume: 1, difficulty: 7 })) },
    );
    const ids: string[] = addKeywords.keywords.map(({ id }: Json) => id);
    const UPDATE =
      'mutation ($keywords: [UpdateKeywordInput!]!) { updateKeywords(keywords: $keywords) { keywords { volume difficulty intent } } }';
    const keywords: Json[] = [
      ...ids.map((id) => ({ id, volume: 2, intent: null })),
      { id: ids[0], volume: 3 },
      { id: ids[0], difficulty: null },
    ];
    let answer: Json[] = [];
    const statements = await api.statements(async () => {
      answer = (await api.ok(UPDATE, { keywords })).updateKeywords.keywords;
    });
    expect(statements.length).toBeLessThan(12);
    const few = answer.filter(({ volume }) => volume === 3);
    expect([answer.length, few]).toEqual([1_000, [{ volume: 3, difficulty: null, intent: null }]]);
    expect(answer.filter(({ volume, difficulty, intent }) => volume === 2 && difficulty === 7 && intent === null)).toHaveLength(999);
    const far = Array.from({ length: 10_001 }, () => ({ id: ids[0], volume: 1 }));
    expect(await api.fails(UPDATE, { keywords: far })).toMatchObject({ code: 'BAD_USER_INPUT', path: 'keywords' });
  });
});

/** Runs a statement and holds what it locked until it is released, which may run another first. */
async function holding(statement: string, values: unknown[]): Promise<(last?: string, of?: unknown[]) => Promise<void>> {
  const client = new pg.Client(api.databaseUrl);
  await client.connect();
  await client.query('begin');
  await client.query(statement, values);
  return async (last, of) => {
    if (last) await client.query(last, of);
    await client.query('commit');
    await client.end();
  };
}

const waitingStatements = async (): Promise<number> =>
  (
    await api.sql(
      "select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%into keyword%'",
    )
  )[0]?.n;
