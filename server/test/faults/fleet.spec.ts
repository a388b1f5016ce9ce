/** Three API and three worker processes under load, in full size. */
import { randomInt } from 'node:crypto';
import pg from 'pg';
import { expect, it } from 'vitest';
import { Fleet } from '../kit/fleet/fleet.ts';
import { openShop } from '../kit/fleet/load.ts';
import { startModel } from '../kit/fleet/model.ts';
import { startOwnPostgres } from '../kit/fleet/own-postgres.ts';
import { restartOneByOne } from '../kit/fleet/rolling-restart.ts';
import { throughStorm } from '../kit/fleet/storm.ts';

it('three APIs and three workers, one of each killed again and again, then all restarted: jobs settle once, no restart is noticed', async () => {
  const [postgres, model] = await Promise.all([startOwnPostgres(), startModel({ answerMs: 1_000 })]);
  const fleet = await Fleet.start({ databaseUrl: postgres.url, apis: 3, workers: 3, env: model.env });
  const database = new pg.Pool({ connectionString: postgres.url, max: 2 });
  try {
    const shop = await openShop(fleet.front.url, database);
    const seed = Number(process.env.FAULT_SEED ?? randomInt(1, 2 ** 31));
    await throughStorm(fleet, database, shop, { seconds: 75, everyMs: 2_500, writers: 4, seed });
    await fleet.allReady();
    expect(fleet.apis()).toHaveLength(3);
    await restartOneByOne(fleet, database, shop, [...fleet.apis(), ...fleet.members('worker')], 180_000);
  } finally {
    await database.end();
    await fleet.stop();
    await model.stop();
    await postgres.stop();
  }
});
