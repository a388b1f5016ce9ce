/**
 * The whole way from keywords to WordPress while PostgreSQL, APIs and workers are killed at random. CHAOS_SEED says who is killed
 * when, CHAOS_SECONDS for how long; what is under way then is walked to its end, and all is counted.
 */
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts';
import { afterBreaking, LED_ASTRAY, MADE_TWICE, UNLIKE_POSTS, UNLIKE_SCREENS } from '../kit/chaos/broken.ts';
import {
  expectNothingLost,
  expectNothingOdd,
  expectNothingStray,
  expectPostsOnce,
  expectScreensToEqualRows,
  type Rows,
  readScreens,
  readWordPress,
} from '../kit/chaos/invariants.ts';
import { killAtRandom } from '../kit/chaos/monkey.ts';
import { NEVER } from '../kit/chaos/never.ts';
import { emptyLedger, Pipeline } from '../kit/chaos/pipeline.ts';
import { Client } from '../kit/fleet/client.ts';
import { Fleet } from '../kit/fleet/fleet.ts';
import { noteSettled } from '../kit/fleet/load.ts';
import { type Model, startModel } from '../kit/fleet/model.ts';
import { type OwnPostgres, startOwnPostgres } from '../kit/fleet/own-postgres.ts';
import { randomOf } from '../kit/random.ts';

const SEED = Number(process.env.CHAOS_SEED ?? randomInt(1, 2 ** 31));
const SECONDS = Number(process.env.CHAOS_SECONDS ?? 120);
const LINES = 4;
const POSTS_BEFORE = 20;
/** For what is under way when the killing ends, on a machine that has other work too. */
const AFTERWARDS_MS = 300_000;

let postgres: OwnPostgres;
let model: Model;
let sandbox: Sandbox;
let fleet: Fleet;
let database: pg.Pool;
let siteId: string;
const ledger = emptyLedger();
beforeAll(async () => {
  [postgres, model, sandbox] = await Promise.all([startOwnPostgres(), startModel({ answerMs: 1_000 }), startSandbox()]);
  fleet = await Fleet.start({ databaseUrl: postgres.url, apis: 2, workers: 2, env: model.env });
  database = new pg.Pool({ connectionString: postgres.url, max: 2 });
  // It is killed under it.
  database.on('error', () => undefined);
  await noteSettled(database);
  siteId = await openSite(new Client(fleet.front.url, 60_000));
}, 180_000);
afterAll(async () => {
  await database?.end();
  await fleet?.stop();
  await Promise.all([model?.stop(), sandbox?.stop()]);
  await postgres?.stop();
});

it(`from keywords to WordPress, everything killed at random (CHAOS_SEED=${SEED} CHAOS_SECONDS=${SECONDS}): nothing lost, nothing twice`, async ({
  onTestFailed,
}) => {
  onTestFailed(async () => console.log(await whatIsOpen()));
  const until = Date.now() + SECONDS * 1_000;
  const client = new Client(fleet.front.url, SECONDS * 1_000 + AFTERWARDS_MS);
  const killing = killAtRandom(fleet, postgres, randomOf(SEED), until);
  const lines = Array.from({ length: LINES }, async (_, line) => {
    const pipeline = new Pipeline(client, siteId, ledger);
    for (let round = 0; Date.now() < until; round += 1) await pipeline.walk(markOf(line, round));
  });
  const importing = (async () => {
    const pipeline = new Pipeline(client, siteId, ledger);
    for (; Date.now() < until; await sleep(2_000)) await pipeline.import();
  })();
  const [kills] = await Promise.all([killing, importing, ...lines]);
  await new Pipeline(client, siteId, ledger).import(true);
  await allSettled(Date.now() + AFTERWARDS_MS);
  console.log(
    `CHAOS_SEED=${SEED} CHAOS_SECONDS=${SECONDS}: killed PostgreSQL ${kills.postgres}, APIs ${kills.api}, workers ${kills.worker}; ${ledger.rounds} rounds, ` +
      `${ledger.contents.size} drafts, ${ledger.edits.length} edits, ${ledger.imports} imports, ${ledger.jobs.size} jobs followed; ${client.repeats} questions asked again`,
  );

  await expectNothingOdd(database);
  await expectNothingStray(database);
  await expectNothingLost(database, ledger);
  const shown = await readScreens(new Client(fleet.front.url, 60_000), siteId);
  await expectScreensToEqualRows(database, shown);
  const there = await readWordPress(sandbox);
  await expectPostsOnce(database, there);
  expect(fleet.endedAlone).toEqual([]);
  expect([...client.unforeseen]).toEqual([]);
  expect(ledger.rounds).toBeGreaterThan(0);
  expect([shown.stats.published, there.posts.length]).toEqual([ledger.contents.size, POSTS_BEFORE + ledger.contents.size]);
});

it('each of these checks finds what it is there to find', async () => {
  expect(ledger.rounds, 'the run before has left nothing to break').toBeGreaterThan(0);
  const shown = await readScreens(new Client(fleet.front.url, 60_000), siteId);
  const there = await readWordPress(sandbox);
  await fleet.stop();
  const seen = <T>(broken: string, look: (rows: Rows) => Promise<T>) => afterBreaking(postgres.url, broken, look);

  const finds = (query: string) => (rows: Rows) => rows.query(query).then(({ rowCount }) => rowCount);
  for (const { what, query, broken } of NEVER) expect(await seen(broken, finds(query)), what).toBeGreaterThan(0);
  await expect(seen(LED_ASTRAY, expectNothingStray)).rejects.toThrow('content_cluster_id_foreign');

  const lost = (rows: Rows) => expectNothingLost(rows, ledger);
  for (const table of ['keyword', 'task', 'content', 'job'])
    await expect(seen(`delete from ${table}`, lost)).rejects.toThrow(`a ${table} that was told is gone`);
  await expect(seen('delete from content_revision', lost)).rejects.toThrow('an edit that was told is not there once');

  const screens = (rows: Rows) => expectScreensToEqualRows(rows, shown);
  for (const broken of UNLIKE_SCREENS) await expect(seen(broken, screens), broken).rejects.toThrow();
  const posts = (rows: Rows) => expectPostsOnce(rows, there);
  for (const broken of UNLIKE_POSTS) await expect(seen(broken, posts), broken).rejects.toThrow();
  for (const [what, twice] of Object.entries(MADE_TWICE)) await expect(expectPostsOnce(database, twice(there)), what).rejects.toThrow();
});

async function openSite(client: Client): Promise<string> {
  await sandbox.php(`for ( $n = 1; $n <= ${POSTS_BEFORE}; $n++ ) {
    wp_insert_post( array( 'post_title' => "From before $n", 'post_content' => "<p>Words of before, $n.</p>", 'post_status' => 'publish' ) );
  }`);
  const { username, applicationPassword, url } = sandbox;
  const input = { name: 'Slow Morning', url, wpUsername: username, wpApplicationPassword: applicationPassword };
  const { createSite } = await client.ok('mutation ($input: CreateSiteInput!) { createSite(input: $input) { site { id } } }', { input });
  const { testSiteConnection } = await client.ok(
    'mutation ($id: ID!) { testSiteConnection(siteId: $id) { ok steps { name ok message } } }',
    {
      id: createSite.site.id,
    },
  );
  expect(testSiteConnection).toMatchObject({ ok: true });
  return createSite.site.id;
}

/** Things that have nothing to do with each other: ideas that mean the same as another round's are rightly not proposed again. */
const MATTERS = (
  'kettle violin tent aquarium bicycle sofa camera beehive rowboat telescope lawnmower piano drone hammock oven microscope surfboard chessboard greenhouse typewriter ' +
  'parachute stroller wheelchair chainsaw fireplace skateboard accordion sundial freezer caravan umbrella mattress ladder aquarelle compost trampoline wetsuit tractor candle incubator'
).split(' ');
const markOf = (line: number, round: number): string => MATTERS[(round * LINES + line) % MATTERS.length] as string;

/** For who has to find out why it did not come to its end. */
async function whatIsOpen(): Promise<string> {
  const { rows } =
    await database.query(`select job.id, kind, job.state, done, total, message, job.updated_at, queued.state as queued, retry_count, retry_limit, start_after, heartbeat_on, now()
    from job left join pgboss.job queued on queued.id = queue_job_id where job.state in ('queued', 'running') or queued.state in ('created', 'retry', 'active')`);
  const said = [...fleet.members('api'), ...fleet.members('worker')].map(
    ({ kind, pid, said }) => `${kind} ${pid}: ${said().slice(-2_000)}`,
  );
  return [...rows.map((row) => JSON.stringify(row)), ...said].join('\n');
}

/** Jobs whose beginning was not told are nobody's to follow, and settle all the same. */
async function allSettled(until: number): Promise<void> {
  for (;;) {
    const { rows } = await database.query(`select id from job where state in ('queued', 'running')
      union all select id from publish_attempt where state = 'running'
      union all select job.id from pgboss.job queued join job on job.queue_job_id = queued.id where queued.state in ('created', 'retry', 'active')`);
    if (rows.length === 0 || Date.now() > until) return;
    await sleep(500);
  }
}
