import type { AddressInfo } from 'node:net';
import { connect, createServer, type Server, type Socket } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { Notifications } from '../../../src/platform/db/notifications.ts';
import { createLogger } from '../../../src/platform/logging/logger.ts';

/** A way to the database that can be closed, as a database that restarts is. */
let gate: { url: string; open(): void; close(): void; attempts: number; end(): void };
let server: Server;

beforeAll(async () => {
  const target = new URL(inject('postgresUrl'));
  const sockets = new Set<Socket>();
  let isOpen = true;
  server = createServer((socket) => {
    gate.attempts += 1;
    socket.on('error', () => undefined);
    if (!isOpen) return socket.destroy();
    const upstream = connect(Number(target.port), target.hostname);
    upstream.on('error', () => socket.destroy());
    socket.on('close', () => upstream.destroy());
    sockets.add(socket);
    socket.pipe(upstream).pipe(socket);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = new URL(target);
  url.port = String((server.address() as AddressInfo).port);
  gate = {
    url: url.toString(),
    attempts: 0,
    open: () => {
      isOpen = true;
    },
    close: () => {
      isOpen = false;
      for (const socket of sockets) socket.destroy();
      sockets.clear();
    },
    end: () => server.close(),
  };
});
afterAll(() => gate.end());

it('comes back to a database that was away, by one connection, and says that something may have been missed', async () => {
  const notifications = new Notifications(gate.url, createLogger('silent'));
  await notifications.start(['test_channel']);
  const heard: string[] = [];
  let gaps = 0;
  notifications.on('test_channel', (payload) => heard.push(payload));
  notifications.onGap(() => {
    gaps += 1;
  });
  gate.attempts = 0;
  gate.close();
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  expect(gate.attempts).toBeLessThanOrEqual(6);
  gate.open();
  await expect.poll(() => gaps, { timeout: 10_000 }).toBe(1);
  const client = new pg.Client(inject('postgresUrl'));
  await client.connect();
  await client.query(`select pg_notify('test_channel', 'again')`);
  await expect.poll(() => heard).toEqual(['again']);
  const { rows } = await client.query(
    `select count(*)::int as listening from pg_stat_activity where application_name = 'igny8-listen' and query ilike '%test_channel%'`,
  );
  expect(rows[0].listening).toBe(1);
  await client.end();
  await notifications.close();
});
