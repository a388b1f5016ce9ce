import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApi, type TestApi } from '../kit/api.ts';
import { seedSite } from '../kit/seed.ts';
import { createWebhook, deliveries, lastIs, letTimePass, type Receiver, startReceiver, status } from '../kit/webhook-receiver.ts';
import { startWorkerProcess, type WorkerProcess } from '../kit/worker-process.ts';

let api: TestApi;
let receiver: Receiver;
let worker: WorkerProcess | undefined;
beforeAll(async () => {
  api = await startApi({ IGNY8_ALLOW_PRIVATE_SITES: 'true', IGNY8_WORKER: 'off' });
  receiver = await startReceiver();
});
afterAll(async () => {
  worker?.kill();
  await api.stop();
  await receiver.stop();
});

it('a worker that is killed before the answer came loses nothing: another sends the same delivery again, and only that', async () => {
  const site = await seedSite(api, 'Slow Morning');
  const { id } = await createWebhook(api, site.id, receiver.url, ['TASK_COMPLETED', 'CONTENT_UPDATED']);
  // Before there is a worker at all: what happened waits in the database.
  await site.draft('Moka pots');
  receiver.answer(() => undefined);
  worker = startWorkerProcess(api, { IGNY8_ALLOW_PRIVATE_SITES: 'true' });
  await receiver.got(1);
  worker.kill();
  expect((await deliveries(api, id)).map(({ state, attempts }) => [state, attempts])).toEqual([
    ['PENDING', 0],
    ['PENDING', 0],
  ]);

  receiver.answer(status(204));
  api.services.webhookCourier.start();
  // What the dead one held is nobody else's for half a minute.
  const [hold] = await api.sql('select extract(epoch from rests_until - now())::float8 as seconds, taken_by from webhook where id = $1', [
    id,
  ]);
  expect(hold?.seconds).toBeGreaterThan(10);
  expect(receiver.received).toHaveLength(1);
  await letTimePass(api);
  await lastIs(api, id, { state: 'DELIVERED', event: 'TASK_COMPLETED' });
  expect(await deliveries(api, id, { states: ['DELIVERED'] })).toHaveLength(2);
  const [first, again, next] = receiver.received.map(({ headers, payload }) => ({
    delivery: headers['x-igny8-delivery'],
    event: payload.event,
  }));
  expect(receiver.received).toHaveLength(3);
  expect(again).toEqual(first);
  expect(next?.event).toBe('task.completed');
  expect(next?.delivery).not.toBe(first?.delivery);
}, 40_000);
