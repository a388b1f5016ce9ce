import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../../src/platform/db/ids.ts';
import { type Json, startApi, type TestApi } from '../../kit/api.ts';
import { type SeededSite, seedSite } from '../../kit/seed.ts';
import {
  createWebhook,
  deliveries,
  LOG,
  lastIs,
  letTimePass,
  type Received,
  type Receiver,
  startReceiver,
  status,
} from '../../kit/webhook-receiver.ts';

let api: TestApi;
let receiver: Receiver;
let site: SeededSite;
let contentId: string;
let webhook: string;
beforeAll(async () => {
  api = await startApi({ IGNY8_ALLOW_PRIVATE_SITES: 'true' });
  receiver = await startReceiver();
  site = await seedSite(api, 'Slow Morning');
  contentId = (await site.draft('Moka pots')).id;
});
afterAll(async () => {
  await api.stop();
  await receiver.stop();
});
beforeEach(async () => {
  receiver.received.length = 0;
  receiver.answer(status(204));
  webhook = (await createWebhook(api, site.id, receiver.url, ['CONTENT_UPDATED'])).id;
});
afterEach(() => api.ok('mutation ($id: ID!) { deleteWebhook(id: $id) { id } }', { id: webhook }));

const touch = () => api.sql('update content set version = version + 1 where id = $1', [contentId]);
const attempted = (attempts: number) => lastIs(api, webhook, { attempts });
const replay = (id: string) =>
  api.send('mutation ($id: ID!) { replayWebhookDelivery(id: $id) { delivery { id state replayOf attempts } } }', { id });
const moveTo = (url: string) =>
  api.ok('mutation ($id: ID!, $url: String!) { updateWebhook(id: $id, input: { url: $url }) { webhook { url } } }', { id: webhook, url });
const webhookNow = async () =>
  (
    await api.ok('query ($id: ID!) { webhooks(siteId: $id) { id active pausedReason lastDelivery { id state } } }', { id: site.id })
  ).webhooks.find(({ id }: Json) => id === webhook);
const header = (one: Received | undefined, name: string) => one?.headers[name] as string;

describe('a delivery', () => {
  it('is logged with what was sent and what was answered', async () => {
    receiver.answer(status(202, {}, `Taken.\0${'x'.repeat(5_000)}`));
    await touch();
    const delivery = await lastIs(api, webhook, { state: 'DELIVERED' });
    const [sent] = receiver.received;
    expect(delivery).toMatchObject({
      webhookId: webhook,
      event: 'CONTENT_UPDATED',
      attempts: 1,
      payload: sent?.body,
      responseStatus: 202,
      error: null,
      nextAttemptAt: null,
      replayOf: null,
    });
    expect(delivery.responseBody).toMatch(/^Taken\.x+$/);
    expect(Buffer.byteLength(delivery.responseBody)).toBeLessThanOrEqual(2_048);
    expect(delivery.durationMs).toBeGreaterThanOrEqual(0);
    expect(Date.parse(delivery.settledAt)).toBeGreaterThanOrEqual(Date.parse(delivery.createdAt));
    expect(header(sent, 'x-igny8-delivery')).toBe(delivery.id);
    expect(header(sent, 'x-igny8-event')).toBe('content.updated');
    expect(header(sent, 'content-type')).toBe('application/json');
    for (const { name, value } of delivery.requestHeaders) expect(header(sent, name), name).toBe(value);
    expect(delivery.requestHeaders.map(({ name }: Json) => name)).toContain('x-igny8-signature');
    expect(await webhookNow()).toMatchObject({ active: true, lastDelivery: { id: delivery.id, state: 'DELIVERED' } });
  });

  it('that fails is tried again under the same id, until it is delivered', async () => {
    receiver.answer(status(500, {}, 'Broken'));
    await touch();
    const failed = await attempted(1);
    expect(failed).toMatchObject({ state: 'PENDING', responseStatus: 500, responseBody: 'Broken', settledAt: null });
    expect(failed.error).toContain('500');
    const wait = (Date.parse(failed.nextAttemptAt) - Date.parse(failed.attemptedAt)) / 1000;
    expect(wait).toBeGreaterThan(20);
    expect(wait).toBeLessThan(40);
    receiver.answer(status(200));
    await letTimePass(api);
    await lastIs(api, webhook, { state: 'DELIVERED', attempts: 2, error: null });
    expect(receiver.received).toHaveLength(2);
    const [first, second] = receiver.received;
    expect(header(second, 'x-igny8-delivery')).toBe(header(first, 'x-igny8-delivery'));
    expect(second?.body).toBe(first?.body);
  });

  it('is given up after its last attempt, and can be sent again as another one', async () => {
    receiver.answer(status(503));
    await touch();
    const { id } = await attempted(1);
    await api.sql('update webhook_delivery set attempts = 7 where id = $1', [id]);
    await letTimePass(api);
    await lastIs(api, webhook, { id, state: 'FAILED', attempts: 8, nextAttemptAt: null });
    expect(await webhookNow()).toMatchObject({ active: true, pausedReason: null });
    receiver.answer(status(200));
    const { data } = await replay(id);
    expect(data.replayWebhookDelivery.delivery).toMatchObject({ replayOf: id, attempts: 0 });
    const again = await lastIs(api, webhook, { state: 'DELIVERED', replayOf: id });
    expect(again.id).not.toBe(id);
    expect(again.payload).toBe(receiver.received[0]?.body);
    expect((await deliveries(api, webhook, { states: ['FAILED'] })).map((one) => one.id)).toEqual([id]);
  });

  it('waits as long as the receiver asks, and so does all else for it', async () => {
    receiver.answer(status(429, { 'retry-after': '1800' }));
    await touch();
    const { attemptedAt, nextAttemptAt } = await attempted(1);
    expect((Date.parse(nextAttemptAt) - Date.parse(attemptedAt)) / 1000).toBeCloseTo(1_800, -1);
    await touch();
    await lastIs(api, webhook, { attempts: 0 });
    const [rest] = await api.sql('select extract(epoch from rests_until - now())::int as seconds from webhook where id = $1', [webhook]);
    expect(rest?.seconds).toBeGreaterThan(1_700);
    expect(receiver.received).toHaveLength(1);
  });

  it('that waits is tried at once when somebody asks for it, however long the receiver wanted to be left alone', async () => {
    receiver.answer(status(503, { 'retry-after': '3600' }));
    await touch();
    const { id } = await attempted(1);
    receiver.answer(status(200));
    const { data } = await replay(id);
    expect(data.replayWebhookDelivery.delivery).toMatchObject({ id, replayOf: null });
    await lastIs(api, webhook, { id, state: 'DELIVERED', attempts: 2 });
    expect(await deliveries(api, webhook)).toHaveLength(1);
  });

  it('that waits goes to a new address at once', async () => {
    receiver.answer(status(503, { 'retry-after': '3600' }));
    await touch();
    await attempted(1);
    const elsewhere = await startReceiver();
    await moveTo(elsewhere.url);
    await elsewhere.got(1);
    await lastIs(api, webhook, { state: 'DELIVERED', attempts: 2 });
    await elsewhere.stop();
  });

  it('that cannot be signed says what to do, and goes out when that is done', async () => {
    await api.sql(`update webhook set secret = 'v1.sealed-under-another-key-that-is-not-here-any-more' where id = $1`, [webhook]);
    await touch();
    const { id, error, requestHeaders } = await attempted(1);
    expect(error).toContain('Make a new secret');
    expect(requestHeaders.map(({ name }: Json) => name)).not.toContain('x-igny8-signature');
    expect(receiver.received).toEqual([]);
    await api.ok('mutation ($id: ID!) { rotateWebhookSecret(id: $id) { secret } }', { id: webhook });
    await replay(id);
    await lastIs(api, webhook, { id, state: 'DELIVERED' });
    expect(header(receiver.received[0], 'x-igny8-signature').match(/v1=/g)).toHaveLength(1);
  });

  it('is not sent on to where an answer points', async () => {
    const elsewhere = await startReceiver();
    receiver.answer(status(307, { location: elsewhere.url }));
    await touch();
    expect((await attempted(1)).error).toContain(`to ${elsewhere.url}`);
    expect(elsewhere.received).toEqual([]);
    await elsewhere.stop();
  });

  it('that nobody answers says why', async () => {
    const gone = await startReceiver();
    await gone.stop();
    await moveTo(gone.url);
    await touch();
    expect(await attempted(1)).toMatchObject({
      responseStatus: null,
      responseBody: null,
      error: expect.stringContaining('Nothing answers'),
    });
  });
});

describe('several deliveries', () => {
  it('come one after the other, in the order in which things happened; what failed holds nothing up', async () => {
    let underWay = 0;
    let most = 0;
    receiver.answer((response, { payload }) => {
      underWay += 1;
      most = Math.max(most, underWay);
      setTimeout(() => {
        underWay -= 1;
        response.writeHead(payload.id === receiver.received[0]?.payload.id ? 500 : 204).end();
      }, 10);
    });
    for (let n = 1; n <= 6; n += 1)
      await api.sql(
        `insert into webhook_delivery (id, site_id, webhook_id, event, payload, next_attempt_at)
         select $2, site_id, id, 'content.updated', $3, now() + interval '1 hour' from webhook where id = $1`,
        [webhook, newId(), JSON.stringify({ id: n })],
      );
    await letTimePass(api);
    await receiver.got(1);
    await expect.poll(async () => (await deliveries(api, webhook)).some((one) => one.attempts === 1)).toBe(true);
    await api.sql('update webhook set rests_until = null where taken_by is null');
    await receiver.got(6);
    expect(receiver.received.slice(0, 6).map(({ payload }) => payload.id)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(most).toBe(1);
  });

  it('to a receiver that does not answer keep no other waiting', async () => {
    const slow = await startReceiver();
    const held: (() => void)[] = [];
    slow.answer((response) => void held.push(() => response.end()));
    await createWebhook(api, site.id, slow.url, ['CONTENT_UPDATED']);
    await touch();
    await slow.got(1);
    await touch();
    await receiver.got(2);
    await expect.poll(async () => (await deliveries(api, webhook, { states: ['DELIVERED'] })).length).toBe(2);
    expect(slow.received).toHaveLength(1);
    slow.answer(status(204));
    for (const release of held) release();
    await slow.got(2);
    await slow.stop();
    await api.sql('delete from webhook where url = $1', [slow.url]);
  });

  it('are listed in pages, by state and event, the newest first', async () => {
    for (let n = 0; n < 3; n += 1) {
      await touch();
      await receiver.got(n + 1);
    }
    await lastIs(api, webhook, { state: 'DELIVERED' });
    const page = async (after: string | null) => (await api.ok(LOG, { id: webhook, first: 2, after })).webhookDeliveries;
    const first = await page(null);
    const second = await page(first.pageInfo.endCursor);
    expect([first.totalCount, first.nodes.length, second.nodes.length, second.pageInfo.hasNextPage]).toEqual([3, 2, 1, false]);
    expect([...first.nodes, ...second.nodes].map(({ id }) => id)).toEqual(
      receiver.received.map((one) => header(one, 'x-igny8-delivery')).reverse(),
    );
    expect(await deliveries(api, webhook, { events: ['PING'] })).toEqual([]);
    expect(await deliveries(api, webhook, { events: ['CONTENT_UPDATED'], states: ['DELIVERED'] })).toHaveLength(3);
  });
});

describe('a webhook', () => {
  it('whose receiver says 410 is paused at once; one click resumes it, and sends what waited', async () => {
    receiver.answer(status(410));
    await touch();
    await attempted(1);
    expect(await webhookNow()).toMatchObject({ active: false, pausedReason: expect.stringContaining('410 Gone') });
    const [{ id }] = (await deliveries(api, webhook)) as [Json];
    receiver.answer(status(200));
    await api.ok('mutation ($id: ID!) { updateWebhook(id: $id, input: { active: true }) { webhook { id } } }', { id: webhook });
    await lastIs(api, webhook, { id, state: 'DELIVERED' });
    expect(await webhookNow()).toMatchObject({ active: true, pausedReason: null });
  });

  it('that took nothing for three days is paused, and says so', async () => {
    receiver.answer(status(500));
    await api.sql(`update webhook set failures = 15, failing_since = now() - interval '73 hours' where id = $1`, [webhook]);
    await touch();
    await attempted(1);
    expect(await webhookNow()).toMatchObject({ active: false, pausedReason: 'Nothing could be delivered for 3 days, in 16 attempts.' });
    const [{ id }] = (await deliveries(api, webhook)) as [Json];
    await api.sql(`update webhook_delivery set state = 'failed' where id = $1`, [id]);
    expect((await replay(id)).errors?.[0]?.message).toContain('Resume it first');
  });
});
