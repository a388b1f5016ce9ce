/** A few hundred hostile requests; `npm run test:faults` sends thousands. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildApiSchema } from '../../../src/app/schema.ts';
import { ADMIN_TOKEN, startApi, type TestApi } from '../../kit/api.ts';
import { hostileRequests } from '../../kit/hostile.ts';
import { runHostile } from '../../kit/hostile-run.ts';
import { hostileTarget } from '../../kit/hostile-target.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi({ IGNY8_WORKER: 'off', IGNY8_RATE_LIMIT: 'off', IGNY8_LOG_LEVEL: process.env.HOSTILE_LOG ?? 'silent' });
});
afterAll(() => api?.stop());

it('300 hostile requests are answered in our form, tell nothing of the inside, and break nothing', async () => {
  const target = await hostileTarget(api, await buildApiSchema(api.services));
  expect(target.cursors.size).toBeGreaterThan(10);
  const seed = Number(process.env.HOSTILE_SEED ?? Date.now() % 1_000_000);
  const { faults, statuses } = await runHostile(
    api.url,
    ADMIN_TOKEN,
    hostileRequests(target, { seed, count: Number(process.env.HOSTILE_COUNT ?? 300) }),
  );
  expect(faults, `seed ${seed}, ${JSON.stringify(statuses)}`).toEqual([]);
  expect(await (await fetch(`${api.url}/readyz`)).json()).toEqual({ ready: true });
}, 280_000);
