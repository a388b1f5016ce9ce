/**
 * The whole way from keywords to WordPress while PostgreSQL, APIs and workers are killed at random. CHAOS_SEED says who is killed
 * when, CHAOS_SECONDS for how long; what is under way then is walked to its end, and all is counted.
 */
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts';
import { expectNothingLostOrDoubled, expectPostsOnce, expectScreensToEqualRows } from '../kit/chaos/invariants.ts';
import { killAtRandom } from '../kit/chaos/monkey.ts';
import { emptyLedger, Pipeline } from '../kit/chaos/pipeline.ts';
import { Client } from '../kit/fleet/client.ts';
import { Fleet } from '../kit/fleet/fleet.ts';
import { type Model, startModel } from '../kit/fleet/model.ts';
import { type OwnPostgres, startOwnPostgres } from '../kit/fleet/own-postgres.ts';
import { randomOf } from '../kit/random.ts';

const SEED = Number(process.env.CHAOS_SEED ?? randomInt(1, 2 ** 31));
const SECONDS = Number(process.env.CHAOS_SECONDS ?? 120);
const LINES = 2;
const POSTS_BEFORE = 20;
/** For what is under way when the killing ends. */
const AFTERWARDS_MS = 150_000;

let postgres: OwnPostgres;
let model: Model;
let sandbox: Sandbox;
let fleet: Fleet;
let database: pg.Pool;
beforeAll(async () => {
  [postgres, model, sandbox] = await Promise.all([startOwnPostgres(), startModel({ answerMs: 1_000 }), startSandbox()]);
  fleet = await Fleet.start({ databaseUrl: postgres.url, apis: 2, workers: 2, env: model.env });
  database = new pg.Pool({ connectionString: postgres.url, max: 2 });
  // It is killed under it.
  database.on('error', () => undefined);
}, 180_000);
afterAll(async () => {
  await database?.end();
  await fleet?.stop();
  await Promise.all([model?.stop(), sandbox?.stop()]);
  await postgres?.stop();
});

it(`from keywords to WordPress, everything killed at random (CHAOS_SEED=${SEED} CHAOS_SECONDS=${SECONDS}): nothing lost, nothing twice`, async () => {
  console.log(`CHAOS_SEED=${SEED} CHAOS_SECONDS=${SECONDS}`);
  const until = Date.now() + SECONDS * 1_000;
  const client = new Client(fleet.front.url, SECONDS * 1_000 + AFTERWARDS_MS);
  const siteId = await openSite(client);
  const ledger = emptyLedger();
  const kills = killAtRandom(fleet, postgres, randomOf(SEED), until);
  const lines = Array.from({ length: LINES }, async (_, line) => {
    const pipeline = new Pipeline(client, siteId, ledger);
    for (let round = 0; Date.now() < until; round += 1) await pipeline.walk(markOf(line, round));
  });
  const importing = (async () => {
    const pipeline = new Pipeline(client, siteId, ledger);
    for (; Date.now() < until; await sleep(2_000)) await pipeline.import();
  })();
  await Promise.all([...lines, importing, kills]);
  await new Pipeline(client, siteId, ledger).import(true);
  await allSettled(Date.now() + AFTERWARDS_MS);

  await expectNothingLostOrDoubled(database, ledger);
  const rows = await expectScreensToEqualRows(database, client, siteId);
  const posts = await expectPostsOnce(database, sandbox);
  expect(fleet.endedAlone).toEqual([]);
  expect(ledger.rounds).toBeGreaterThan(0);
  const { postgres: databases, api, worker } = await kills;
  console.log(
    `CHAOS_SEED=${SEED}: killed PostgreSQL ${databases}, APIs ${api}, workers ${worker}; ${ledger.rounds} rounds, ${ledger.imports} imports, ` +
      `${ledger.jobs.size} jobs followed, ${ledger.edits.length} edits, ${client.repeats} questions repeated; ${posts} posts; ${JSON.stringify(rows)}`,
  );
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
const MATTERS =
  'kettle violin tent aquarium bicycle sofa camera beehive rowboat telescope lawnmower piano drone hammock oven microscope surfboard chessboard greenhouse typewriter'.split(
    ' ',
  );
const markOf = (line: number, round: number): string => MATTERS[(round * LINES + line) % MATTERS.length] as string;

/** Jobs whose beginning was not told are nobody's to follow, and settle all the same. */
async function allSettled(until: number): Promise<void> {
  for (;;) {
    const { rows } = await database.query(`select id from job where state in ('queued', 'running')
      union all select id from publish_attempt where state = 'running'`);
    if (rows.length === 0 || Date.now() > until) return;
    await sleep(500);
  }
}
