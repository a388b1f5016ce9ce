/** A PostgreSQL and a streaming replica of it, both real and this test's own. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { startEmbeddedPostgres } from '../../src/platform/db/embedded-postgres.ts';
import { findPlace, giveTo, type Place } from '../../src/platform/db/embedded-postgres-place.ts';
import { childOptions } from '../../src/platform/db/embedded-postgres-server.ts';

export interface Pair {
  primaryUrl: string;
  standbyUrl: string;
  /** Kills the replica. */
  killStandby(): Promise<void>;
  stop(): Promise<void>;
}

export async function startWithStandby(): Promise<Pair> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'igny8-standby-'));
  const start = () => startEmbeddedPostgres({ dataDir, fast: true, log: () => undefined });
  // Made, then copied while it does not run: the built-in PostgreSQL brings no pg_basebackup.
  await (await start()).stop();
  const place = findPlace(dataDir, true);
  appendFileSync(path.join(place.cluster, 'pg_hba.conf'), 'host replication igny8 127.0.0.1/32 trust\n');
  const single = ['--single', '-D', place.cluster, 'postgres'];
  spawnSync(path.join(place.bin, 'postgres'), single, {
    ...childOptions(place),
    input: 'ALTER ROLE igny8 REPLICATION;\nALTER ROLE igny8 SET synchronous_commit = on;\n',
  });
  const copy = `${place.cluster}-standby`;
  mkdirSync(copy, { mode: 0o700 });
  cpSync(place.cluster, copy, { recursive: true });
  const primary = await start();
  const { port } = new URL(primary.url);
  writeFileSync(path.join(copy, 'standby.signal'), '');
  appendFileSync(path.join(copy, 'postgresql.auto.conf'), `primary_conninfo = 'host=127.0.0.1 port=${port} user=igny8'\n`);
  own(place, copy);
  const standbyPort = await freePort();
  const standby = await startStandby(place, copy, standbyPort);
  const killStandby = () => ended(standby, 'SIGQUIT');
  const standbyUrl = new URL(primary.url);
  standbyUrl.port = String(standbyPort);
  return {
    primaryUrl: primary.url,
    standbyUrl: standbyUrl.toString(),
    killStandby,
    stop: async () => {
      await killStandby();
      await primary.stop();
      for (const folder of [copy, dataDir]) rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startStandby(place: Place, cluster: string, port: number): Promise<ChildProcess> {
  // A replica may have no fewer connections than what it follows.
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off', 'max_connections=300', `port=${port}`];
  const flags = settings.flatMap((setting) => ['-c', setting]);
  const child = spawn(path.join(place.bin, 'postgres'), ['-D', cluster, ...flags], {
    ...childOptions(place),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said: string[] = [];
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stderr }).on('line', (line) => {
      said.push(line);
      if (line.includes('ready to accept read-only connections')) resolve();
    });
    child.once('close', () => reject(new Error(said.join('\n'))));
  });
  return child;
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('close', () => resolve());
    child.kill(signal);
  });
}

function own({ account }: Place, folder: string): void {
  giveTo(account, folder);
  if (account) spawnSync('chown', ['-R', `${account.uid}:${account.gid}`, folder]);
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
