import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, startApi, type TestApi } from '../../kit/api.ts';
import { type SeededSite, seedSite } from '../../kit/seed.ts';
import { createWebhook, deliveries, LOG, type Receiver, startReceiver } from '../../kit/webhook-receiver.ts';

const CREATE = `mutation ($input: CreateWebhookInput!) { createWebhook(input: $input) {
  webhook { id siteId url events active pausedReason previousSecretUntil createdAt updatedAt lastDelivery { id } } secret } }`;
const UPDATE = `mutation ($id: ID!, $input: UpdateWebhookInput!) { updateWebhook(id: $id, input: $input) {
  webhook { id url events active pausedReason updatedAt } } }`;
const ROTATE = 'mutation ($id: ID!) { rotateWebhookSecret(id: $id) { secret webhook { id previousSecretUntil } } }';
const DELETE = 'mutation ($id: ID!) { deleteWebhook(id: $id) { id } }';
const TEST = 'mutation ($id: ID!) { testWebhook(id: $id) { delivery { id event state attempts responseStatus error settledAt } } }';
const REPLAY = 'mutation ($id: ID!) { replayWebhookDelivery(id: $id) { delivery { id } } }';
const LIST = 'query ($id: ID!) { webhooks(siteId: $id) { id url lastDelivery { event state } } }';

let open: TestApi;
let strict: TestApi;
let receiver: Receiver;
let site: SeededSite;
let webhook: { id: string; secret: string };
beforeAll(async () => {
  [open, strict] = await Promise.all([
    startApi({ IGNY8_ALLOW_PRIVATE_SITES: 'true', IGNY8_WORKER: 'off' }),
    startApi({ IGNY8_WORKER: 'off' }),
  ]);
  receiver = await startReceiver();
  site = await seedSite(open, 'Slow Morning');
  webhook = await createWebhook(open, site.id, receiver.url, ['JOB_SETTLED']);
});
afterAll(async () => {
  await Promise.all([open.stop(), strict.stop()]);
  await receiver.stop();
});

describe('a webhook', () => {
  it('is made with a secret that is shown once, and kept sealed', async () => {
    const { createWebhook: made } = await open.ok(CREATE, {
      input: {
        siteId: site.id,
        url: ' https://hooks.example.com/igny8?key=1#top ',
        events: ['JOB_SETTLED', 'CONTENT_UPDATED', 'JOB_SETTLED'],
      },
    });
    expect(made.webhook).toMatchObject({
      siteId: site.id,
      url: 'https://hooks.example.com/igny8?key=1',
      events: ['CONTENT_UPDATED', 'JOB_SETTLED'],
      active: true,
      pausedReason: null,
      previousSecretUntil: null,
      lastDelivery: null,
    });
    expect(made.secret).toMatch(/^igny8_whsec_[\w-]{43}$/);
    const rows = await open.sql('select row_to_json(webhook)::text as all from webhook where id = $1', [made.webhook.id]);
    expect(rows[0]?.all).not.toContain(made.secret);
    expect((await open.ok(LIST, { id: site.id })).webhooks.map(({ id }: Json) => id)).toEqual([webhook.id, made.webhook.id]);
    expect((await open.ok(DELETE, { id: made.webhook.id })).deleteWebhook).toEqual({ id: made.webhook.id });
    expect((await open.ok(LIST, { id: site.id })).webhooks).toHaveLength(1);
  });

  it('is refused an address that is none, events that nobody subscribes to, and a site that is not there', async () => {
    const fault = async (input: Json) =>
      (await open.fails(CREATE, { input: { siteId: site.id, url: receiver.url, events: ['JOB_SETTLED'], ...input } })).path;
    for (const url of ['nowhere', 'ftp://example.com', 'https://me:secret@example.com', `https://example.com/${'x'.repeat(2_000)}`])
      expect(await fault({ url }), url).toBe('url');
    expect(await fault({ events: [] })).toBe('events');
    expect(await fault({ events: ['PING'] })).toBe('events');
    expect(await open.fails(CREATE, { input: { siteId: webhook.id, url: receiver.url, events: ['JOB_SETTLED'] } })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('is changed, paused by somebody and resumed', async () => {
    const update = async (input: Json) => (await open.ok(UPDATE, { id: webhook.id, input })).updateWebhook.webhook;
    expect(await update({ events: ['IMPORT_CONFLICT'] })).toMatchObject({ url: receiver.url, events: ['IMPORT_CONFLICT'], active: true });
    expect(await update({ active: false })).toMatchObject({ active: false, pausedReason: expect.stringMatching(/^Paused by .+\.$/) });
    expect(await update({ url: `${receiver.url}/b` })).toMatchObject({ active: false, url: `${receiver.url}/b` });
    expect(await update({ url: receiver.url, active: true })).toMatchObject({ active: true, pausedReason: null });
    expect(await open.fails(UPDATE, { id: webhook.id, input: { events: [] } })).toMatchObject({ code: 'BAD_USER_INPUT', path: 'events' });
  });

  it('has a bounded number of fellows', async () => {
    const { id } = await seedSite(open, 'Crowded');
    await open.sql(
      `insert into webhook (id, site_id, url, events, secret) select gen_random_uuid(), $1, 'https://example.com', '{}', '' from generate_series(1, 20)`,
      [id],
    );
    expect(await open.fails(CREATE, { input: { siteId: id, url: receiver.url, events: ['JOB_SETTLED'] } })).toMatchObject({
      code: 'LIMIT_EXCEEDED',
    });
  });

  it('signs with both secrets for a day after a new one was made', async () => {
    const { rotateWebhookSecret } = await open.ok(ROTATE, { id: webhook.id });
    expect(rotateWebhookSecret.secret).not.toBe(webhook.secret);
    const hours = (Date.parse(rotateWebhookSecret.webhook.previousSecretUntil) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(23.9);
    expect(hours).toBeLessThanOrEqual(24);
    const signatures = async () => {
      await open.ok(TEST, { id: webhook.id });
      return String(receiver.received.at(-1)?.headers['x-igny8-signature']).match(/v1=[0-9a-f]{64}/g)?.length;
    };
    expect(await signatures()).toBe(2);
    await open.sql('update webhook set previous_secret_until = now() where id = $1', [webhook.id]);
    expect(await signatures()).toBe(1);
    const { webhooks } = await open.ok('query ($id: ID!) { webhooks(siteId: $id) { previousSecretUntil } }', { id: site.id });
    expect(webhooks).toEqual([{ previousSecretUntil: null }]);
  });
});

describe('a test', () => {
  it('sends a ping at once and answers what came of it, of a paused webhook too', async () => {
    await open.ok(UPDATE, { id: webhook.id, input: { active: false } });
    const { delivery } = (await open.ok(TEST, { id: webhook.id })).testWebhook;
    expect(delivery).toMatchObject({ event: 'PING', state: 'DELIVERED', attempts: 1, responseStatus: 204, error: null });
    expect(receiver.received.at(-1)?.payload).toMatchObject({
      version: 1,
      event: 'ping',
      siteId: site.id,
      data: { webhookId: webhook.id },
    });
    expect((await deliveries(open, webhook.id))[0]).toMatchObject({ id: delivery.id, nextAttemptAt: null });
    expect(await open.fails(REPLAY, { id: delivery.id })).toMatchObject({ code: 'CONFLICT' });
    await open.ok(UPDATE, { id: webhook.id, input: { active: true } });
  });

  it('that fails says why, and is not tried again', async () => {
    receiver.answer((response) => response.writeHead(404).end());
    const { delivery } = (await open.ok(TEST, { id: webhook.id })).testWebhook;
    expect(delivery).toMatchObject({ state: 'FAILED', attempts: 1, responseStatus: 404, error: expect.stringContaining('404') });
    expect(await open.sql(`select 1 from webhook_delivery where state = 'pending'`)).toEqual([]);
    receiver.answer((response) => response.writeHead(204).end());
  });
});

it('the log goes back 30 days, and a secret that has had its day is not kept', async () => {
  const { delivery } = (await open.ok(TEST, { id: webhook.id })).testWebhook;
  await open.sql(
    `insert into webhook_delivery (id, site_id, webhook_id, event, payload, state, created_at)
     select gen_random_uuid(), site_id, id, 'job.settled', '{}', 'delivered', now() - interval '30 days 1 minute' from webhook where id = $1`,
    [webhook.id],
  );
  await open.sql(`update webhook set previous_secret = 'sealed', previous_secret_until = now() - interval '1 second' where id = $1`, [
    webhook.id,
  ]);
  expect((await deliveries(open, webhook.id)).at(-1)?.event).toBe('JOB_SETTLED');
  await open.services.webhookCourier.clean();
  const kept = await deliveries(open, webhook.id);
  expect(kept[0]?.id).toBe(delivery.id);
  expect(kept.map(({ event }) => event)).not.toContain('JOB_SETTLED');
  expect(await open.sql('select previous_secret from webhook where id = $1', [webhook.id])).toEqual([{ previous_secret: null }]);
});

describe('a private network', () => {
  it('is not reached, by an address or by a name, unless the installation allows it', async () => {
    const { id: siteId } = await seedSite(strict, 'Guarded');
    const create = (url: string) => strict.send(CREATE, { input: { siteId, url, events: ['JOB_SETTLED'] } });
    for (const url of [receiver.url, 'http://[::1]:8080/', 'http://169.254.169.254/latest', 'http://0x7f000001/', 'https://10.0.0.8'])
      expect((await create(url)).errors?.[0]?.extensions.fieldErrors?.[0]?.path, url).toBe('url');
    const { data } = await create(receiver.url.replace('127.0.0.1', 'localhost'));
    const before = receiver.received.length;
    const { delivery } = (await strict.ok(TEST, { id: data.createWebhook.webhook.id })).testWebhook;
    expect(delivery).toMatchObject({ state: 'FAILED', responseStatus: null, error: expect.stringContaining('private network') });
    expect(receiver.received).toHaveLength(before);
  });
});

describe('webhooks are for those who manage the site', () => {
  const token = async (scopes: string[], siteIds: string[] | null = null): Promise<string> =>
    (
      await open.ok('mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { secret } }', {
        input: { name: 'Held', scopes, siteIds },
      })
    ).createApiToken.secret;
  const operations = async (): Promise<[string, Json][]> => {
    const { delivery } = (await open.ok(TEST, { id: webhook.id })).testWebhook;
    return [
      [LIST, { id: site.id }],
      [LOG, { id: webhook.id }],
      [CREATE, { input: { siteId: site.id, url: receiver.url, events: ['JOB_SETTLED'] } }],
      [UPDATE, { id: webhook.id, input: { active: false } }],
      [ROTATE, { id: webhook.id }],
      [TEST, { id: webhook.id }],
      [REPLAY, { id: delivery.id }],
      [DELETE, { id: webhook.id }],
    ];
  };

  it('and for nobody with less', async () => {
    const as = await token(['READ', 'WRITE', 'PUBLISH']);
    for (const [query, variables] of await operations())
      expect((await open.fails(query, variables, { token: as })).code, query).toBe('FORBIDDEN');
  });

  it('and not there for who manages another', async () => {
    const other = await seedSite(open, 'Other');
    const as = await token(['ADMIN'], [other.id]);
    for (const [query, variables] of await operations())
      expect((await open.fails(query, variables, { token: as })).code, query).toBe('NOT_FOUND');
    expect((await open.ok(LIST, { id: other.id }, { token: as })).webhooks).toEqual([]);
    const [{ id }] = (await deliveries(open, webhook.id)) as [Json];
    const ONE = 'query ($id: ID!) { webhookDelivery(id: $id) { id event } }';
    expect(await open.ok(ONE, { id }, { token: as })).toEqual({ webhookDelivery: null });
    expect(await open.ok(ONE, { id })).toEqual({ webhookDelivery: { id, event: 'PING' } });
  });
});
