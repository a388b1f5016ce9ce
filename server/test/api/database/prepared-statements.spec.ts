/** Statements that PostgreSQL keeps for a connection, while a newer program changes the tables under them. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApi, type TestApi } from '../../kit/api.ts';
import { PlannerSeed } from '../../kit/planner-seed.ts';

let api: TestApi;
let cluster: string;
const ask = () => api.ok('query ($id: ID!) { cluster(id: $id) { id name description } }', { id: cluster });
const kept = async () =>
  await api.services.db
    .rows<{ pg_prepared_statements: { statement: string; generic_plans: string } }>()
    .selectFrom('pg_prepared_statements')
    .select(['statement', 'generic_plans'])
    .where('statement', 'like', '%from "cluster" where "id" = $1')
    .execute();

beforeAll(async () => {
  // Few, so that each statement meets what the last has left.
  api = await startApi({ IGNY8_WORKER: 'off', IGNY8_DATABASE_CONNECTIONS: '2' });
  const seed = await PlannerSeed.site(api, 'One');
  cluster = (await seed.cluster('Grinders')).id;
});
afterAll(() => api?.stop());

it('a statement that comes again and again is kept by its connection', async () => {
  for (let times = 0; times < 5; times += 1) await ask();
  expect(await kept()).toHaveLength(1);
});

it('one whose columns have other types since is answered all the same', async () => {
  const before = await ask();
  await api.sql('alter table cluster alter column name type varchar(500)');
  expect(await ask()).toEqual(before);
  expect(await ask()).toEqual(before);
});
