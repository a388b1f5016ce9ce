import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Json, startApi, type TestApi } from '../../kit/api.ts';
import { type SeededSite, seedSite } from '../../kit/seed.ts';
import { createWebhook, deliveries, letTimePass, type Receiver, startReceiver } from '../../kit/webhook-receiver.ts';

const ALL = ['CONTENT_PUBLISHED', 'CONTENT_UPDATED', 'TASK_COMPLETED', 'JOB_SETTLED', 'IMPORT_CONFLICT'];

let api: TestApi;
let receiver: Receiver;
let site: SeededSite;
let webhook: string;
beforeAll(async () => {
  api = await startApi({ IGNY8_ALLOW_PRIVATE_SITES: 'true' });
  receiver = await startReceiver();
  site = await seedSite(api, 'Slow Morning');
  webhook = (await createWebhook(api, site.id, receiver.url, ALL)).id;
});
afterAll(async () => {
  await api.stop();
  await receiver.stop();
});

/** All that is told of what `work` does; nothing else is at work here. */
async function told(work: () => Promise<unknown>): Promise<Json[]> {
  await quiet();
  receiver.received.length = 0;
  await work();
  await quiet();
  return receiver.received.map(({ payload }) => payload);
}

const quiet = () =>
  expect
    .poll(
      async () => {
        const [left] = await api.sql(
          `select (select count(*) from webhook_event)::int + (select count(*) from webhook_delivery where state = 'pending')::int as left`,
        );
        return left?.left;
      },
      { timeout: 15_000, interval: 20 },
    )
    .toBe(0);

const setEvents = (events: string[]) =>
  api.ok('mutation ($id: ID!, $events: [WebhookEvent!]) { updateWebhook(id: $id, input: { events: $events }) { webhook { id } } }', {
    id: webhook,
    events,
  });

describe('a webhook is told', () => {
  it('that a task was completed, and with which content, which is new', async () => {
    let draft: { id: string } | undefined;
    const payloads = await told(async () => {
      draft = await site.draft('Moka pots');
    });
    const [task] = await api.sql('select task_id as id from content where id = $1', [draft?.id]);
    expect(payloads).toEqual([
      {
        version: 1,
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        event: 'content.updated',
        createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        siteId: site.id,
        data: { contentIds: [draft?.id] },
      },
      expect.objectContaining({ event: 'task.completed', data: { taskIds: [task?.id], contentIdOf: { [task?.id]: draft?.id } } }),
    ]);
  });

  it('of an edit, a deletion and its undoing, and of nothing where nothing changed', async () => {
    const { id, version } = await site.draft('To edit');
    const SAVE =
      'mutation ($id: ID!, $version: Int!, $input: UpdateContentInput!) { updateContent(id: $id, expectedVersion: $version, input: $input) { content { version } } }';
    const payloads = await told(async () => {
      await api.ok(SAVE, { id, version, input: { title: 'Edited' } });
      await api.ok('mutation ($ids: [ID!]!) { deleteContent(ids: $ids) { undoToken } }', { ids: [id] });
      await api.ok('mutation ($ids: [ID!]!) { restoreContent(ids: $ids) { updated } }', { ids: [id] });
    });
    expect(payloads.length).toBeGreaterThan(0);
    for (const { event, data } of payloads) expect([event, data]).toEqual(['content.updated', { contentIds: [id] }]);
    expect(await told(() => api.sql('update content set updated_at = now()'))).toEqual([]);
  });

  it('of a job that settled, with how it went', async () => {
    let jobId = '';
    const payloads = await told(async () => {
      const { generateIdeas } = await api.ok('mutation ($ids: [ID!]!) { generateIdeas(clusterIds: $ids, wait: 30) { job { id } } }', {
        ids: [site.clusterId],
      });
      jobId = generateIdeas.job.id;
    });
    const [job] = await api.sql('select total, done, failed from job where id = $1', [jobId]);
    expect(payloads).toMatchObject([{ event: 'job.settled', data: { jobId, kind: 'GENERATE_IDEAS', state: 'SUCCEEDED', ...job } }]);
  });

  it('of what WordPress confirmed, with its address, and not of an edit besides', async () => {
    const { id } = await site.draft('Published');
    const { publication, attempts } = api.services;
    const [attempt] = await api.sql(
      `insert into publish_attempt (id, site_id, content_id, path, body_version, lease_until) values (gen_random_uuid(), $1, $2, 'plugin', 1, now())
       returning id`,
      [site.id, id],
    );
    const link = {
      kind: 'post',
      externalId: 77,
      externalUrl: 'https://example.test/moka/',
      wpStatus: 'publish',
      wpModifiedAt: null,
    } as const;
    const payloads = await told(() =>
      publication.confirm(
        attempts.success(attempt?.id, { externalId: 77, bodyVersion: 1, before: null, storedHash: 'b', remarks: null } as never),
        link,
        { bodyVersion: 1, baseline: 'b' },
      ),
    );
    expect(payloads).toMatchObject([{ event: 'content.published', data: { contentIds: [id], externalUrlOf: { [id]: link.externalUrl } } }]);
    // Its post is moved, then gone: that is news too.
    expect(await told(() => api.sql(`update content set external_url = 'https://example.test/new/' where id = $1`, [id]))).toHaveLength(1);
    expect(await told(() => api.sql('update content set missing_at = now() where id = $1', [id]))).toMatchObject([
      { event: 'content.updated', data: { contentIds: [id] } },
    ]);
  });

  it('of a conflict that an import found, once', async () => {
    const { id } = await site.draft('Contested');
    const insert = (fingerprint: string) =>
      api.sql(
        `insert into import_conflict (id, site_id, content_id, title, content_html, terms, fingerprint)
         values (gen_random_uuid(), $1, $2, 't', 'h', '{}', $3)
         on conflict (content_id) do update set fingerprint = excluded.fingerprint where import_conflict.fingerprint <> excluded.fingerprint`,
        [site.id, id, fingerprint],
      );
    expect(await told(() => insert('one'))).toMatchObject([{ event: 'import.conflict', data: { contentIds: [id] } }]);
    expect(await told(() => insert('one'))).toEqual([]);
  });
});

describe('what happens to many at once', () => {
  it('is told 500 at a time, each content once, whoever wrote them', async () => {
    await setEvents(['CONTENT_UPDATED']);
    await api.sql(
      `insert into content (id, site_id, sector_id, cluster_id, title, content_html, content_type, content_structure, source)
       select gen_random_uuid(), site_id, sector_id, cluster_id, title || n, content_html, content_type, content_structure, source
       from (select * from content where site_id = $1 limit 1) one, generate_series(1, 1200) n`,
      [site.id],
    );
    const all = (await api.sql('select id from content where site_id = $1', [site.id])).map((row) => row.id as string);
    const payloads = await told(() => api.sql('update content set version = version + 1 where site_id = $1', [site.id]));
    expect(payloads.map(({ data }) => data.contentIds.length)).toEqual([500, 500, all.length - 1_000]);
    expect(payloads.flatMap(({ data }) => data.contentIds).sort()).toEqual(all.sort());
  });

  it('is told in full where it is more than is held in memory at once', async () => {
    const payloads = await told(async () => {
      await api.sql(
        `insert into webhook_event (site_id, event, ids)
         select $1, 'content.updated', array_agg(gen_random_uuid()) from generate_series(1, 18000) n group by n % 3`,
        [site.id],
      );
      await api.sql(`select pg_notify('igny8_webhook', '')`);
    });
    expect(new Set(payloads.flatMap(({ data }) => data.contentIds)).size).toBe(18_000);
    expect(payloads).toHaveLength(36);
  });

  it('is told by a batch of the product as by anything else', async () => {
    const ids = (await api.sql('select id from content where site_id = $1 and deleted_at is null limit 40', [site.id])).map(({ id }) => id);
    const payloads = await told(() => api.ok('mutation ($ids: [ID!]!) { deleteContent(ids: $ids) { updated } }', { ids }));
    expect(payloads.flatMap(({ data }) => data.contentIds).sort()).toEqual([...ids].sort());
  });
});

describe('nothing is told', () => {
  beforeEach(() => setEvents(['CONTENT_UPDATED']));
  const touch = () =>
    api.sql('update content set version = version + 1 where id = (select id from content where site_id = $1 limit 1)', [site.id]);
  const outbox = async () => (await api.sql('select count(*)::int as count from webhook_event'))[0]?.count;
  const setActive = (active: boolean) =>
    api.ok('mutation ($id: ID!, $active: Boolean!) { updateWebhook(id: $id, input: { active: $active }) { webhook { id } } }', {
      id: webhook,
      active,
    });
  const setSiteActive = (active: boolean) =>
    api.ok('mutation ($id: ID!, $active: Boolean!) { setSiteActive(id: $id, active: $active) { site { id } } }', { id: site.id, active });

  it('of what was rolled back', async () => {
    expect(
      await told(() =>
        api.services.db
          .unitOfWork(async (uow) => {
            await uow.em.execute(`update content set version = version + 1 where site_id = '${site.id}'`);
            throw new Error('No.');
          })
          .catch(() => undefined),
      ),
    ).toEqual([]);
  });

  it('of what the webhook did not ask for, and of another site', async () => {
    const other = await seedSite(api, 'Other');
    expect(await told(() => other.draft('Elsewhere'))).toEqual([]);
    await setEvents(['JOB_SETTLED']);
    expect(await told(() => site.draft('Not asked for'))).toEqual([]);
  });

  it('while the webhook is paused or the site inactive; not even put down', async () => {
    for (const set of [setActive, setSiteActive]) {
      await set(false);
      await touch();
      expect(await outbox()).toBe(0);
      await set(true);
      expect(await told(async () => undefined)).toEqual([]);
    }
    expect(await told(touch)).toHaveLength(1);
  });

  it('of what waits while it is paused; that goes out when it is resumed', async () => {
    await quiet();
    receiver.received.length = 0;
    receiver.answer((response) => response.writeHead(500).end());
    await touch();
    await receiver.got(1);
    await expect.poll(async () => (await deliveries(api, webhook))[0]?.attempts).toBe(1);
    await setActive(false);
    receiver.answer((response) => response.writeHead(204).end());
    receiver.received.length = 0;
    await letTimePass(api);
    await api.ok('mutation ($id: ID!) { testWebhook(id: $id) { delivery { state } } }', { id: webhook });
    expect(receiver.received.map(({ payload }) => payload.event)).toEqual(['ping']);
    await setActive(true);
    await receiver.got(2);
    expect(receiver.received.map(({ payload }) => payload.event)).toEqual(['ping', 'content.updated']);
  });

  it('of a site that is deleted, whose webhooks and log go with it', async () => {
    const doomed = await seedSite(api, 'Doomed');
    await createWebhook(api, doomed.id, receiver.url, ALL);
    await doomed.draft('Gone soon');
    await quiet();
    await api.ok('mutation ($id: ID!) { setSiteActive(id: $id, active: false) { site { id } } }', { id: doomed.id });
    expect(await told(() => api.ok('mutation ($id: ID!) { deleteSite(id: $id, name: "Doomed") { id } }', { id: doomed.id }))).toEqual([]);
    expect(await api.sql('select 1 from webhook_delivery where site_id = $1', [doomed.id])).toEqual([]);
  });
});
