/** The program as a person starts it: built, a process of its own, its words on the terminal, its exit code. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { connected, TEMPLATE, withDatabase } from '../kit/postgres.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const children: ChildProcess[] = [];
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'igny8-program-'));
});
afterAll(async () => {
  for (const child of children) if (child.exitCode === null) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

function start(entry: 'main' | 'worker', env: Record<string, string>) {
  const child = spawn(process.execPath, ['--enable-source-maps', `server/dist/${entry}.js`], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', DATA_DIR: path.join(folder, 'data'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (err += chunk));
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, out, err })),
  );
  const says = async (pattern: RegExp): Promise<RegExpExecArray> => {
    await expect.poll(() => pattern.test(out) || child.exitCode !== null, { timeout: 40_000, interval: 50 }).toBe(true);
    const found = pattern.exec(out);
    if (!found) throw new Error(`It ended without saying ${pattern}: ${out}${err}`);
    return found;
  };
  return { child, ended, says };
}

describe('the program', () => {
  it('starts on its embedded defaults, says where it is, and finds its data again', async () => {
    const token = { IGNY8_ADMIN_TOKEN: 'a-token-for-the-boot-tests' };
    const ask = async (url: string, query: string) =>
      (
        await fetch(`${url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token.IGNY8_ADMIN_TOKEN}` },
          body: JSON.stringify({ query }),
        })
      ).json() as Promise<{ data: { sites: { totalCount: number } } }>;

    const first = start('main', token);
    const [, url] = await first.says(/IGNY8 is ready at (\S+)/);
    await first.says(/Sign in once with this link: \S+\/sign-in\?link=igny8_link_\S+/);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(await (await fetch(`${url}/readyz`)).json()).toMatchObject({ ready: true });
    await ask(url ?? '', 'mutation { createSite(input: { name: "Kept", url: "https://kept.example" }) { site { id } } }');
    first.child.kill('SIGINT');
    const end = await first.ended;
    expect(end.code, end.err).toBe(0);
    expect(end.err).toBe('');

    const second = start('main', token);
    const [, again] = await second.says(/IGNY8 is ready at (\S+)/);
    expect((await ask(again ?? '', '{ sites { totalCount } }')).data.sites.totalCount).toBe(1);
    second.child.kill('SIGTERM');
    expect((await second.ended).code).toBe(0);
  }, 90_000);

  const refuses = async (env: Record<string, string>, message: RegExp) => {
    const { code, out, err } = await start('main', env).ended;
    expect(err).toMatch(message);
    expect(err.trim().split('\n'), 'one line').toHaveLength(1);
    expect(out).not.toContain('ready');
    expect(code).toBe(1);
  };

  it('names a port that is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    await refuses({ PORT: String(port), DATABASE_URL: inject('postgresUrl') }, new RegExp(`^Port ${port} on 127\\.0\\.0\\.1 is in use`));
    other.close();
  });

  it("names a data folder that can't be written", async () => {
    const file = path.join(folder, 'a-file');
    await writeFile(file, '');
    await refuses({ DATA_DIR: path.join(file, 'data') }, /^The data folder .*a-file\/data can't be written/);
  });

  it("names a database that can't be reached, and never its password", async () => {
    await refuses(
      { DATABASE_URL: 'postgresql://me:my-password@127.0.0.1:1/none' },
      /^The database can't be reached: (?!.*my-password).*DATABASE_URL/,
    );
    await refuses({ DATABASE_URL: withDatabase(inject('postgresUrl'), 'not_there') }, /^The database can't be reached: .*not_there/);
    await refuses(
      { DATABASE_URL: withDatabase(inject('postgresUrl'), 'postgres') },
      /^The database user may not make tables \(permission denied for schema public\)/,
    );
    await refuses({ DATABASE_URL: 'mysql://localhost/x' }, /^The environment is not right: DATABASE_URL: must look like postgresql:/);
  });

  it('says that it is ready only when nothing that it still has to ask the database can fail', async () => {
    const url = withDatabase(inject('postgresUrl'), 'lost_at_start');
    await connected(inject('postgresUrl'), async (watching) => {
      await watching.query(`create database lost_at_start template ${TEMPLATE}`);
      await connected(url, async (holding) => {
        await holding.query('begin; lock table app_user in access exclusive mode');
        const { ended } = start('main', { DATABASE_URL: url, IGNY8_WORKER: 'off' });
        const asks = `datname = 'lost_at_start' and wait_event_type = 'Lock' and query like '%"app_user"%"role"%'`;
        const cut = async () => (await watching.query(`select pg_terminate_backend(pid) from pg_stat_activity where ${asks}`)).rowCount;
        await expect.poll(cut, { timeout: 40_000, interval: 100 }).toBe(1);
        const { code, out, err } = await ended;
        expect([code, out.includes('ready')], err).toEqual([1, false]);
      });
    });
  }, 60_000);

  it('names each variable that is wrong', async () => {
    await refuses({ PORT: '99999', IGNY8_WORKER: 'maybe', IGNY8_ADMIN_TOKEN: 'short' }, /PORT: .*IGNY8_ADMIN_TOKEN: .*IGNY8_WORKER: /);
  });
});
