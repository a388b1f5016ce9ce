/** Kills what a run consists of, one after another, as its seed has it: PostgreSQL, APIs and workers, whatever they are at. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Fleet } from '../fleet/fleet.ts';
import type { OwnPostgres } from '../fleet/own-postgres.ts';

export type Kills = Record<'postgres' | 'api' | 'worker', number>;

type Victim = keyof Kills;

/** Few of PostgreSQL: each costs everybody the seconds that it takes to come back. */
const EACH_TURN: Victim[] = ['postgres', 'api', 'api', 'api', 'worker', 'worker', 'worker'];
const QUIET_MS = { least: 1_000, most: 5_000 };
const AWAY_MOST_MS = 2_000;
/** For one of a kind to be ready to be killed. */
const NOBODY_MS = 10_000;

/** Ends when it is time, with everything started again. */
export async function killAtRandom(fleet: Fleet, postgres: OwnPostgres, random: () => number, until: number): Promise<Kills> {
  const kills: Kills = { postgres: 0, api: 0, worker: 0 };
  for (let turn: Victim[] = []; Date.now() < until; ) {
    await sleep(QUIET_MS.least + random() * (QUIET_MS.most - QUIET_MS.least));
    if (turn.length === 0) turn = [...EACH_TURN];
    const [victim] = turn.splice(Math.floor(random() * turn.length), 1) as [Victim];
    if (victim === 'postgres') {
      await postgres.kill();
      await sleep(random() * AWAY_MOST_MS);
      await postgres.start();
    } else {
      // Killed before they can do anything, they would prove nothing.
      await Promise.any([...fleet.members(victim).map((member) => member.ready), sleep(NOBODY_MS)]).catch(() => undefined);
      if (!(await fleet.replaceKilled(victim, random))) continue;
    }
    kills[victim] += 1;
  }
  return kills;
}
