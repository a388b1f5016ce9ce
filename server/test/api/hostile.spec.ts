// A few hundred requests that no honest program makes. In full size: test/faults/hostile.spec.ts.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN_TOKEN, startApi, type TestApi } from '../kit/api.ts';
import { readSchema, targetsIn } from '../kit/hostile/reach.ts';
import { hostileRequests } from '../kit/hostile/requests.ts';
import { sendHostile } from '../kit/hostile/send.ts';
import { type SeededSite, seedSite } from '../kit/seed.ts';

const SEED = 20_261_123;

let api: TestApi;
let site: SeededSite;
beforeAll(async () => {
  api = await startApi({ IGNY8_LOG_LEVEL: 'silent' });
  site = await seedSite(api, 'Slow Morning');
  await site.draft('Moka pots');
});
afterAll(() => api.stop());

describe('requests that no honest program makes', () => {
  it('are refused by a code of the contract, and nothing of the inside is told', async () => {
    const targets = await targetsIn(api, site.id);
    expect(targets.cursors.length).toBeGreaterThan(4);
    expect(await sendHostile(api.url, ADMIN_TOKEN, hostileRequests(readSchema(), SEED, 400, targets))).toEqual([]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect((await fetch(`${api.url}/readyz`)).status).toBe(200);
  }, 120_000);
});
