import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts';
import { startApi, type TestApi } from '../kit/api.ts';
import { type ConnectedSite, connectSite, type FaultProxy, proxyOf, wp } from './kit.ts';

const JOB =
  'query ($id: ID!) { job(id: $id) { state done failed items { subjectId state code message note finishedAt content { id title } } } }';
const FORECAST = `query ($site: ID!, $ids: [ID!]!) { publishBatchPreview(siteId: $site, selection: { ids: $ids }) {
  total changing unchanged failing reasons { code message count } failures { code message content { id } } } }`;
const UPDATE =
  'mutation ($id: ID!, $version: Int!, $input: UpdateContentInput!) { updateContent(id: $id, expectedVersion: $version, input: $input) { content { version } } }';

let api: TestApi;
let sandbox: Sandbox;
let proxy: FaultProxy;
let site: ConnectedSite;
beforeAll(async () => {
  [api, sandbox] = await Promise.all([startApi({ IGNY8_ALLOW_PRIVATE_SITES: 'true' }), startSandbox()]);
  proxy = await proxyOf(sandbox.url);
  site = await connectSite(api, 'Slow Morning', proxy.url, sandbox);
});
afterAll(async () => {
  await api?.stop();
  await proxy?.stop();
  await sandbox?.stop();
});

const edit = async (id: string, input: object) => api.ok(UPDATE, { id, version: (await site.content(id)).version, input });

interface Item {
  subjectId: string;
  state: string;
  code: string | null;
  message: string | null;
  note: string | null;
}

describe('publishing many', () => {
  const ids: Record<'fresh' | 'same' | 'empty' | 'loose' | 'contested', string> = {
    fresh: '',
    same: '',
    empty: '',
    loose: '',
    contested: '',
  };
  let jobId: string;

  it('goes as it was told before: what is sent, what has nothing new, and what cannot go and why', async () => {
    ids.fresh = (await site.draft('Fresh')).id;
    ids.same = (await site.draft('The same')).id;
    ids.empty = (await site.draft('Empty')).id;
    ids.contested = (await site.draft('Contested')).id;
    await api.sql("update content set content_html = ' ' where id = $1", [ids.empty]);
    await wp(sandbox, 'POST', 'posts', { title: 'Loose', content: '<p>Loose.</p>', status: 'publish' });
    const { contents } = await site.publish([ids.same, ids.contested]);
    const contested = contents.find((content: { title: string }) => content.title === 'Contested');
    await edit(ids.contested, { contentHtml: '<p>Ours.</p>' });
    await wp(sandbox, 'POST', `posts/${contested.externalId}`, { content: '<p>Theirs.</p>' });
    await site.importAll();
    ids.loose = (await site.contents()).find((content: { title: string }) => content.title === 'Loose').id;

    proxy.seen = [];
    const told = (await api.ok(FORECAST, { site: site.id, ids: Object.values(ids) })).publishBatchPreview;
    expect(proxy.seen).toEqual([]);
    expect(told).toMatchObject({ total: 5, changing: 1, unchanged: 1, failing: 3 });
    expect(told.reasons).toHaveLength(3);

    const { job } = await site.publish(Object.values(ids));
    jobId = job.id;
    expect(job).toMatchObject({ state: 'SUCCEEDED', done: told.changing + told.unchanged, failed: told.failing });
    expect(job.message).toMatch(/^1 published, 1 had nothing new, 3 failed\./);
    const failed: Item[] = job.items.filter((item: Item) => item.state === 'FAILED');
    expect(failed.map((item) => item.subjectId).sort()).toEqual(
      told.failures.map((failure: { content: { id: string } }) => failure.content.id).sort(),
    );
    for (const failure of told.failures) {
      const item = failed.find(({ subjectId }) => subjectId === failure.content.id);
      expect(item?.code).toBe(failure.code);
      if (failure.content.id !== ids.contested) expect(item?.message).toBe(failure.message);
    }
  });

  it('has each in the ledger, with what WordPress says, when, and the content', async () => {
    const { items } = (await api.ok(JOB, { id: jobId })).job;
    const of = (id: string) => items.find((item: Item) => item.subjectId === id);
    const { externalId } = await site.content(ids.fresh);
    expect(of(ids.fresh)).toMatchObject({
      note: `Created post ${externalId} as publish, read back.`,
      message: null,
      content: { id: ids.fresh, title: 'Fresh' },
      finishedAt: expect.stringContaining('T'),
    });
    expect(of(ids.same)).toMatchObject({ state: 'SUCCEEDED', note: 'WordPress has this version already.' });
    expect(of(ids.contested)).toMatchObject({ note: null, message: expect.stringContaining('changed in WordPress since') });
  });

  it('retried, sends those that failed alone', async () => {
    await edit(ids.loose, { clusterId: site.clusterId });
    await edit(ids.empty, { contentHtml: '<p>Not any more.</p>' });
    proxy.written = [];
    await api.ok('mutation ($id: ID!) { retryJob(id: $id) { job { id } } }', { id: jobId });
    await expect
      .poll(async () => (await api.ok(JOB, { id: jobId })).job, { timeout: 20_000 })
      .toMatchObject({ state: 'SUCCEEDED', done: 4, failed: 1 });
    const [loose, empty] = [await site.content(ids.loose), await site.content(ids.empty)];
    expect(proxy.written.map(({ path }) => path)).toEqual(['igny8/v1/publish', 'igny8/v1/publish']);
    expect(proxy.written.filter(({ body }) => body.includes(`"id":${loose.externalId}`))).toHaveLength(1);
    expect(proxy.written.every(({ body }) => body.includes(ids.loose) || body.includes(ids.empty))).toBe(true);
    expect(empty.status).toBe('PUBLISHED');
  });

  it('says of deleted content that it was deleted, and sends the others', async () => {
    const [kept, deleted] = [await site.draft('Kept'), await site.draft('Deleted meanwhile')];
    await api.ok('mutation ($ids: [ID!]!) { deleteContent(ids: $ids) { updated } }', { ids: [deleted.id] });
    const told = (await api.ok(FORECAST, { site: site.id, ids: [kept.id, deleted.id] })).publishBatchPreview;
    const { job } = await site.publish([kept.id, deleted.id]);
    expect(job).toMatchObject({ done: 1, failed: 1 });
    expect(job.items[0]).toMatchObject({ subjectId: deleted.id, code: 'NOT_FOUND', message: expect.stringContaining('deleted here') });
    expect(told).toMatchObject({
      changing: 1,
      failures: [{ code: 'NOT_FOUND', message: job.items[0].message, content: { id: deleted.id } }],
    });
  });
});
