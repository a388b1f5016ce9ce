/** What Dockerfile and docker-compose.yml say, done without an engine: API and worker from the files of the image alone. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { composeService, layOutImage, type Ran, run, type Service } from '../kit/fleet/containers.ts';
import { type OwnPostgres, startOwnPostgres } from '../kit/fleet/own-postgres.ts';

const started: Ran[] = [];
let folder: string;
let postgres: OwnPostgres;
let given: Record<string, string>;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'igny8-image-'));
  layOutImage(folder);
  postgres = await startOwnPostgres();
  given = { IGNY8_SECRET_KEY: 'a-key-that-stands-in-the-file-env-000', PORT: await freePort(), IGNY8_DRAIN_SECONDS: '1' };
});
afterAll(async () => {
  for (const { child, code } of started) {
    child.kill('SIGKILL');
    await code;
  }
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const service = (name: string, own: Record<string, string> = {}): Service => {
  const made = composeService(name, given);
  // The network and the volume that Compose makes.
  Object.assign(made.environment, { DATABASE_URL: postgres.url, DATA_DIR: path.join(folder, 'data'), ...own });
  return made;
};
const start = ({ command, environment }: Service): Ran => {
  const ran = run(command, folder, environment);
  started.push(ran);
  return ran;
};
const healthy = ({ check, environment }: Service) => run(check, folder, environment).code;
const becomesHealthy = (of: Service, ran: Ran) =>
  expect.poll(() => healthy(of), { timeout: 60_000, interval: 300, message: ran.said() }).toBe(0);

it('API and worker are healthy by their own checks, are reached where the log says, and end in order', async () => {
  const api = service('api');
  const worker = service('worker', { IGNY8_WORKER_PORT: await freePort() });
  expect(await healthy(api)).toBe(1);
  const [apiRun, workerRun] = [start(api), start(worker)];
  await Promise.all([becomesHealthy(api, apiRun), becomesHealthy(worker, workerRun)]);

  const [, link = ''] = /Sign in once with this link: (\S+)/.exec(apiRun.said()) ?? [];
  expect(new URL(link).origin).toBe(`http://127.0.0.1:${given.PORT}`);
  expect((await fetch(link, { headers: { accept: 'text/html' } })).status).toBe(200);
  expect((await fetch(new URL('/', link))).headers.get('content-type')).toMatch(/^text\/html/);
  const plugin = await fetch(new URL('/downloads/igny8.zip', link));
  expect([plugin.status, (await plugin.arrayBuffer()).byteLength > 10_000]).toEqual([200, true]);

  const backup = path.join(folder, 'igny8.tar.gz');
  const saving = run(['node', 'server/dist/cli.js', 'backup', backup], folder, api.environment);
  expect(await saving.code, saving.said()).toBe(0);

  for (const { child } of [apiRun, workerRun]) child.kill('SIGTERM');
  expect([await apiRun.code, await workerRun.code], apiRun.said() + workerRun.said()).toEqual([0, 0]);
  expect(await healthy(worker)).toBe(1);
});

it('nothing starts without the key that seals the secrets, and each setting that is passed on is one', () => {
  const { IGNY8_SECRET_KEY: _, ...without } = given;
  expect(() => composeService('api', without)).toThrow(/^IGNY8_SECRET_KEY: It encrypts the WordPress and AI secrets/);
  const settings = readFileSync('README.md', 'utf8');
  const unknown = Object.keys({ ...service('api').environment, ...service('worker').environment })
    .filter((name) => name !== 'NODE_ENV')
    .filter((name) => !settings.includes(`| \`${name}\` |`));
  expect(unknown).toEqual([]);
});

function freePort(): Promise<string> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(String(port)));
    });
  });
}
