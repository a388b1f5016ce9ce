/**
 * A full disk. PostgreSQL's is played by a trigger that raises its error (53100) late in a change, so that there is something half
 * done to be taken back; that of a backup is a real one, where whoever runs this may mount one.
 */
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { backupCommand } from '../../../src/app/cli/backup.ts';
import { readConfig } from '../../../src/platform/config/config.ts';
import { StartupError } from '../../../src/platform/errors/startup-error.ts';
import { ADMIN_TOKEN, type Json, startApi, type TestApi } from '../../kit/api.ts';
import { type SeededSite, seedSite } from '../../kit/seed.ts';

const SAID =
  'The disk of the database is full, so nothing can be saved. Whoever runs this installation has to make room on it; then it goes on by itself.';

let api: TestApi;
let site: SeededSite;
beforeAll(async () => {
  api = await startApi();
  site = await seedSite(api, 'Slow Morning');
  await api.sql(`create function full_disk() returns trigger language plpgsql as
    $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$`);
});
afterAll(() => api?.stop());

const fill = () => api.sql('create trigger full_disk before insert on content_revision for each row execute function full_disk()');
const makeRoom = () => api.sql('drop trigger full_disk on content_revision');

async function newTasks(count: number): Promise<string[]> {
  const { createTasks } = await api.ok('mutation ($tasks: [CreateTaskInput!]) { createTasks(tasks: $tasks) { tasks { id } } }', {
    tasks: Array.from({ length: count }, () => ({
      clusterId: site.clusterId,
      contentType: 'ARTICLE',
      contentStructure: 'GUIDE',
      primaryKeywordId: site.keywordIds[0],
    })),
  });
  return createTasks.tasks.map((task: Json) => task.id);
}
/** How many rows each table has, and how each task stands. */
const everything = async () => {
  const tables = await api.sql<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
  );
  const counted = tables.map(({ name }) => `select '${name}' as name, count(*)::int as rows from "${name}"`).join(' union all ');
  return [await api.sql(`${counted} order by 1`), await api.sql('select id, status, last_error from task order by id')];
};

it('a change that meets it is refused with what to do, and leaves nothing half written', async () => {
  const [taskId] = await newTasks(1);
  const complete = () =>
    api.send(
      'mutation ($id: ID!) { completeTask(taskId: $id, draft: { title: "Moka pots", contentHtml: "<p>Words.</p>" }) { content { id } } }',
      {
        id: taskId,
      },
    );
  const before = await everything();
  await fill();
  const refused = await complete();
  expect(refused.status).toBe(503);
  expect(refused.errors?.[0]).toMatchObject({ message: SAID, extensions: { code: 'UNAVAILABLE', reason: 'DATABASE_FULL' } });
  expect(await everything()).toEqual(before);
  expect((await api.ok('query ($id: ID!) { task(id: $id) { status } }', { id: taskId })).task.status).toBe('QUEUED');
  await makeRoom();
  expect((await complete()).data.completeTask.content.id).toBeTruthy();
});

it('a job that meets it says so, loses no try, and goes on by itself when there is room', async () => {
  const ids = await newTasks(3);
  await fill();
  const { completeTasks } = await api.ok('mutation ($ids: [ID!]!) { completeTasks(taskIds: $ids) { job { id } } }', { ids });
  const job = async () =>
    (await api.ok('query ($id: ID!) { job(id: $id) { state done failed message } }', { id: completeTasks.job.id })).job;
  await expect.poll(job, { timeout: 15_000 }).toMatchObject({ state: 'RUNNING', done: 0, failed: 0, message: SAID });
  const tries = () =>
    api.sql(
      `select entry.retry_limit - entry.retry_count as left from pgboss.job entry join job on job.queue_job_id = entry.id
         where job.id = $1 and entry.retry_limit > 5 and entry.state = 'retry'`,
      [completeTasks.job.id],
    );
  await expect.poll(tries, { timeout: 15_000, interval: 20 }).toEqual([{ left: 6 }]);
  expect(await api.sql('select 1 from content where task_id = any($1)', [ids])).toEqual([]);

  await makeRoom();
  await expect.poll(job, { timeout: 30_000 }).toEqual({ state: 'SUCCEEDED', done: 3, failed: 0, message: '3 of 3 drafts are ready.' });
  const written = await api.sql('select task_id, count(*)::int as contents from content where task_id = any($1) group by 1', [ids]);
  expect(written.map(({ contents }) => contents)).toEqual([1, 1, 1]);
}, 60_000);

it('a backup that fills its disk says so, and leaves no half a file on it', async ({ skip }) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'igny8-full-disk-'));
  const disk = path.join(folder, 'disk');
  await mkdir(disk);
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', disk], { stdio: 'ignore' }).status !== 0)
    skip('No disk can be mounted here.');
  try {
    await api.sql(`update content set content_html = (select string_agg(md5(random()::text), '') from generate_series(1, 4000))`);
    const file = path.join(disk, 'whole.tar.gz');
    const config = readConfig({
      PORT: '0',
      DATA_DIR: folder,
      DATABASE_URL: api.databaseUrl,
      IGNY8_SECRET_KEY: api.services.config.secretKey,
      IGNY8_ADMIN_TOKEN: ADMIN_TOKEN,
    });
    const flags = { withKey: false, replace: false, yes: false };
    const made = backupCommand({ config, file, flags, say: () => undefined, ask: async () => undefined });
    await expect(made).rejects.toThrow(
      new StartupError(`The disk that ${file} was to be on is full. Nothing is left of it; make room and try again.`),
    );
    expect(await readdir(disk)).toEqual([]);
  } finally {
    spawnSync('umount', [disk]);
    await rm(folder, { recursive: true, force: true });
  }
});
