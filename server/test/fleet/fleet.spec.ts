/** Two API and two worker processes around one PostgreSQL; test/faults has three of each, and kills them again and again. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, Client } from '../kit/fleet/client.ts';
import { Fleet } from '../kit/fleet/fleet.ts';
import { eventsOf } from '../kit/fleet/follow.ts';
import { makeTasks, openShop, type Shop } from '../kit/fleet/load.ts';
import { type Model, startModel } from '../kit/fleet/model.ts';
import { type OwnPostgres, startOwnPostgres } from '../kit/fleet/own-postgres.ts';
import { restartOneByOne } from '../kit/fleet/rolling-restart.ts';

let postgres: OwnPostgres;
let model: Model;
let fleet: Fleet;
let database: pg.Pool;
let shop: Shop;
beforeAll(async () => {
  [postgres, model] = await Promise.all([startOwnPostgres(), startModel({ answerMs: 500 })]);
  fleet = await Fleet.start({ databaseUrl: postgres.url, apis: 2, workers: 2, env: model.env });
  database = new pg.Pool({ connectionString: postgres.url, max: 2 });
  shop = await openShop(fleet.front.url, database);
}, 120_000);
afterAll(async () => {
  await database?.end();
  await fleet?.stop();
  await model?.stop();
  await postgres?.stop();
});

describe('four processes that start at once on an empty database', () => {
  it('leave the making of it to one', () => {
    const made = [...fleet.members('api'), ...fleet.members('worker')].filter((member) => member.said().includes('Preparing the database'));
    expect(made).toHaveLength(1);
    expect(fleet.endedAlone).toEqual([]);
  });
});

describe('a subscription', () => {
  it('tells on each API what was begun through another, to its end', async () => {
    const [first, second] = fleet.apis().map(({ url }) => url) as [string, string];
    const stop = new AbortController();
    const told = (async () => {
      const query = 'subscription ($id: ID!) { contentChanged(siteId: $id) { contents { id title } } }';
      for await (const { contentChanged } of eventsOf(second, query, { id: shop.siteId }, stop.signal)) {
        if (contentChanged.contents.length > 0) return contentChanged.contents;
      }
    })();
    const [task] = await makeTasks(new Client(first, 20_000), shop, 1);
    const { data } = await ask(first, 'mutation ($id: ID!) { completeTask(taskId: $id) { job { id } } }', { id: task });
    const states: string[] = [];
    const query = 'subscription ($id: ID!) { job(id: $id) { state } }';
    for await (const { job } of eventsOf(second, query, { id: data?.completeTask.job.id })) states.push(job.state);
    expect(states.at(-1)).toBe('SUCCEEDED');
    expect(states.length).toBeGreaterThan(1);
    const { task: written } = await new Client(second, 20_000).ok('query ($id: ID!) { task(id: $id) { content { id title } } }', {
      id: task,
    });
    expect(await told).toContainEqual(written.content);
    stop.abort();
  });
});

describe('a rolling restart', () => {
  it('under load drops no request and no job, though a worker was killed before it', async () => {
    await fleet.replaceKilled('worker', () => 0);
    await restartOneByOne(fleet, database, shop, [...fleet.apis(), ...fleet.members('worker')].slice(0, 3), 60_000);
  });
});
