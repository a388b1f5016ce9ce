/** Thousands of requests that no honest program makes, to the program as it is built. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../kit/api.ts';
import { type BuiltProgram, startBuiltProgram } from '../kit/built-program.ts';
import { readSchema, targetsIn } from '../kit/hostile/reach.ts';
import { hostileRequests } from '../kit/hostile/requests.ts';
import { sendHostile } from '../kit/hostile/send.ts';
import { seedSite } from '../kit/seed.ts';

const REQUESTS = 6_000;
/** Left alone, V8 takes what there is before it tidies up: so it is given little, in which what were kept for good would not fit. */
const HEAP_MB = 256;
const MOST_MB = 700;

let api: TestApi;
let program: BuiltProgram;
beforeAll(async () => {
  api = await startApi({ IGNY8_WORKER: 'off' });
  const { dataDir, secretKey } = api.services.config;
  program = await startBuiltProgram(api.databaseUrl, dataDir, {
    IGNY8_SECRET_KEY: secretKey,
    IGNY8_LOG_LEVEL: 'silent',
    // Its sentence encoder has memory of its own.
    IGNY8_WORKER: 'off',
    NODE_OPTIONS: `--max-old-space-size=${HEAP_MB}`,
  });
});
afterAll(async () => {
  await program.stop();
  await api.stop();
});

describe(`${REQUESTS} requests that no honest program makes`, () => {
  it('are refused by a code of the contract, while the program stays in good health', async () => {
    const site = await seedSite(api, 'Slow Morning');
    await site.draft('Moka pots');
    const seed = Math.floor(Math.random() * 1_000_000);
    let over = false;
    const health = (async () => {
      const late: number[] = [];
      for (; !over; await sleep(500)) {
        const { status } = await fetch(`${program.url}/healthz`, { signal: AbortSignal.timeout(10_000) });
        if (status !== 200) late.push(status);
      }
      return late;
    })();
    const faults = await sendHostile(
      program.url,
      program.token,
      hostileRequests(readSchema(), seed, REQUESTS, await targetsIn(api, site.id)),
    );
    over = true;
    console.log(`Seed ${seed}; ${Math.round(program.megabytes().now)} MB in memory afterwards.`);
    expect(faults, `seed ${seed}`).toEqual([]);
    expect(await health).toEqual([]);
    expect(program.isAlive()).toBe(true);
    expect(program.megabytes().now).toBeLessThan(MOST_MB);
    expect(await program.api('{ viewer { isToken } }')).toEqual({ viewer: { isToken: true } });
  }, 600_000);
});
