/** Kills what a run consists of, one after another, as its seed has it: PostgreSQL, APIs and workers, whatever they are at. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Fleet } from '../fleet/fleet.ts';
import type { OwnPostgres } from '../fleet/own-postgres.ts';

export type Kills = Record<'postgres' | 'api' | 'worker', number>;

/** Few of PostgreSQL: each costs everybody the seconds that it takes to come back. */
const POSTGRES_SHARE = 0.15;
const API_SHARE = 0.4;
const QUIET_MS = { least: 1_000, most: 5_000 };
const AWAY_MOST_MS = 2_000;
/** For one of a kind to be ready to be killed. */
const NOBODY_MS = 10_000;

/** Ends when it is time, with everything started again. */
export async function killAtRandom(fleet: Fleet, postgres: OwnPostgres, random: () => number, until: number): Promise<Kills> {
  const kills: Kills = { postgres: 0, api: 0, worker: 0 };
  while (Date.now() < until) {
    await sleep(QUIET_MS.least + random() * (QUIET_MS.most - QUIET_MS.least));
    const turn = random();
    if (turn < POSTGRES_SHARE) {
      await postgres.kill();
      await sleep(random() * AWAY_MOST_MS);
      await postgres.start();
      kills.postgres += 1;
    } else {
      const kind = turn < POSTGRES_SHARE + API_SHARE ? 'api' : 'worker';
      // Killed before they can do anything, they would prove nothing.
      await Promise.any([...fleet.members(kind).map((member) => member.ready), sleep(NOBODY_MS)]).catch(() => undefined);
      if (await fleet.replaceKilled(kind, random)) kills[kind] += 1;
    }
  }
  return kills;
}
