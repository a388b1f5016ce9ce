/** Many API and worker processes under load, in full size. */
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { expect, it } from 'vitest';
import { Fleet } from '../kit/fleet/fleet.ts';
import { expectOnce, openShop, type Shop, write } from '../kit/fleet/load.ts';
import { startModel } from '../kit/fleet/model.ts';
import { type OwnPostgres, startOwnPostgres } from '../kit/fleet/own-postgres.ts';
import { restartOneByOne } from '../kit/fleet/rolling-restart.ts';
import { throughStorm } from '../kit/fleet/storm.ts';

interface Running {
  postgres: OwnPostgres;
  fleet: Fleet;
  database: pg.Pool;
  shop: Shop;
}

async function withFleet(each: number, work: (running: Running) => Promise<void>): Promise<void> {
  const [postgres, model] = await Promise.all([startOwnPostgres(), startModel({ answerMs: 1_000 })]);
  const fleet = await Fleet.start({ databaseUrl: postgres.url, apis: each, workers: each, env: model.env });
  const database = new pg.Pool({ connectionString: postgres.url, max: 2 });
  // The test kills PostgreSQL under it.
  database.on('error', () => undefined);
  try {
    await work({ postgres, fleet, database, shop: await openShop(fleet.front.url, database) });
  } finally {
    await database.end();
    await fleet.stop();
    await model.stop();
    await postgres.stop();
  }
}

it('three APIs and three workers, one of each killed again and again, then all restarted: jobs settle once, no restart is noticed', () =>
  withFleet(3, async ({ fleet, database, shop }) => {
    const seed = Number(process.env.FAULT_SEED ?? randomInt(1, 2 ** 31));
    await throughStorm(fleet, database, shop, { seconds: 75, everyMs: 2_500, writers: 4, seed });
    await fleet.allReady();
    expect(fleet.apis()).toHaveLength(3);
    await restartOneByOne(fleet, database, shop, [...fleet.apis(), ...fleet.members('worker')], 180_000);
  }));

it('a PostgreSQL that is killed and comes back, three times: no process ends, jobs settle once, nothing is lost or doubled', () =>
  withFleet(2, async ({ postgres, fleet, database, shop }) => {
    let over = false;
    const writing = Promise.all([0, 1].map(() => write(fleet.front.url, shop, 180_000, () => over)));
    for (const awayMs of [0, 500, 3_000]) {
      await sleep(6_000);
      await postgres.kill();
      await sleep(awayMs);
      await postgres.start();
    }
    over = true;
    const written = await writing;
    await expectOnce(database, { jobs: written.flatMap(({ jobs }) => jobs), tasks: written.flatMap(({ tasks }) => tasks) });
    expect(fleet.endedAlone).toEqual([]);
  }));
