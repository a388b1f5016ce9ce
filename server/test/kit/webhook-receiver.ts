/** A receiver of webhooks on this machine: keeps what it was sent, and answers as it is told. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';
import type { Json, TestApi } from './api.ts';

export interface Received {
  headers: IncomingHttpHeaders;
  /** As it came. */
  body: string;
  payload: Json;
}

export type Reply = (response: ServerResponse, received: Received) => void;

export interface Receiver {
  url: string;
  received: Received[];
  /** From now on; 204 until then. */
  answer(reply: Reply): void;
  /** Waits until it was sent so many. */
  got(count: number): Promise<Received[]>;
  stop(): Promise<void>;
}

export const status =
  (code: number, headers: Record<string, string> = {}, body = ''): Reply =>
  (response) =>
    response.writeHead(code, headers).end(body);

export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  let reply: Reply = status(204);
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString('utf8');
    const one = { headers: request.headers, body, payload: JSON.parse(body) as Json };
    received.push(one);
    reply(response, one);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`,
    received,
    answer: (next) => {
      reply = next;
    },
    got: async (count) => {
      await expect.poll(() => received.length, { timeout: 15_000, interval: 20 }).toBeGreaterThanOrEqual(count);
      return received;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export interface MadeWebhook {
  id: string;
  secret: string;
}

export async function createWebhook(api: TestApi, siteId: string, url: string, events: string[]): Promise<MadeWebhook> {
  const { createWebhook: made } = await api.ok(
    'mutation ($input: CreateWebhookInput!) { createWebhook(input: $input) { webhook { id } secret } }',
    { input: { siteId, url, events } },
  );
  return { id: made.webhook.id, secret: made.secret };
}

/** What has waited so long that it is due, without the waiting. */
export async function letTimePass(api: TestApi): Promise<void> {
  await api.sql(`update webhook set rests_until = null, taken_by = null`);
  await api.sql(`update webhook_delivery set next_attempt_at = now() where state = 'pending'`);
  await api.sql(`select pg_notify('igny8_webhook', '')`);
}

export const LOG = `query ($id: ID!, $filter: WebhookDeliveryFilter, $first: Int! = 50, $after: String) {
  webhookDeliveries(webhookId: $id, filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { id webhookId event state attempts payload responseStatus responseBody error durationMs createdAt attemptedAt nextAttemptAt
      settledAt replayOf requestHeaders { name value } } } }`;

/** The log of a webhook, the newest first. */
export const deliveries = async (api: TestApi, id: string, filter?: Json): Promise<Json[]> =>
  (await api.ok(LOG, { id, filter })).webhookDeliveries.nodes;

/** Waits until its newest delivery looks so. */
export async function lastIs(api: TestApi, id: string, wanted: Json): Promise<Json> {
  await expect.poll(async () => (await deliveries(api, id))[0], { timeout: 15_000, interval: 30 }).toMatchObject(wanted);
  return (await deliveries(api, id))[0] as Json;
}
