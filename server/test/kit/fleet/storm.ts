/** A fleet under load while one API and one worker of it are killed again and again. */
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { expect } from 'vitest';
import { randomOf } from '../random.ts';
import type { Fleet, Kind } from './fleet.ts';
import { expectOnce, read, type Shop, write } from './load.ts';

export interface Storm {
  seconds: number;
  /** Between two kills. */
  everyMs: number;
  writers: number;
  seed: number;
}

/** A killed worker's job is taken up again after its heartbeat has been missed, and tried again a little later each time. */
const AFTERWARDS_MS = 90_000;

export async function throughStorm(fleet: Fleet, database: pg.Pool, shop: Shop, storm: Storm): Promise<void> {
  const random = randomOf(storm.seed);
  const until = Date.now() + storm.seconds * 1000;
  const isOver = () => Date.now() > until;
  const { url } = fleet.front;
  const patienceMs = storm.seconds * 1000 + AFTERWARDS_MS;
  const load = Promise.all(Array.from({ length: storm.writers }, () => write(url, shop, patienceMs, isOver)));
  const reading = read(url, shop, isOver);
  const killed = { api: 0, worker: 0 };
  for (let kinds: Kind[] = []; !isOver(); await sleep(storm.everyMs)) {
    if (kinds.length === 0) kinds = random() < 0.5 ? ['api', 'worker'] : ['worker', 'api'];
    const kind = kinds.pop() as Kind;
    // Two of three stay: that is what is promised.
    await Promise.all(fleet.members(kind).map((member) => member.ready.catch(() => undefined)));
    if (kind === 'api') await fleet.allReady();
    await fleet.replaceKilled(kind, random);
    killed[kind] += 1;
  }
  const written = await load;
  const { asked, faults } = await reading;
  const jobs = written.flatMap((one) => one.jobs);
  console.log(
    `seed ${storm.seed}: ${killed.api} APIs and ${killed.worker} workers killed; ${jobs.length} jobs; ${asked} reads, ${faults.length} lost`,
  );
  // Those that were under way in the API that was killed: its neighbours go on.
  expect(faults.length).toBeLessThanOrEqual(killed.api * 2);
  expect(faults.filter((fault) => !fault.startsWith('HTTP 502'))).toEqual([]);
  await expectOnce(database, { jobs, tasks: written.flatMap((one) => one.tasks) });
  expect(fleet.endedAlone).toEqual([]);
}
