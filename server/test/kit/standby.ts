/** A PostgreSQL and a streaming replica of it, both real and this test's own. */
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from '../../src/platform/db/embedded-postgres.ts';
import { findPlace, giveTo, type Place } from '../../src/platform/db/embedded-postgres-place.ts';
import { childOptions, launch } from '../../src/platform/db/embedded-postgres-server.ts';

export interface Pair {
  primaryUrl: string;
  standbyUrl: string;
  stopStandby(): Promise<void>;
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
  const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', fsync: 'off', max_connections: '300' };
  // A replica may have no fewer connections than what it follows.
  const standby = await launch({ ...place, cluster: copy }, settings, undefined, () => undefined);
  const standbyUrl = new URL(primary.url);
  standbyUrl.port = String(standby.port);
  return {
    primaryUrl: primary.url,
    standbyUrl: standbyUrl.toString(),
    stopStandby: standby.stop,
    stop: async () => {
      await standby.stop();
      await primary.stop();
      for (const folder of [copy, dataDir]) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function own({ account }: Place, folder: string): void {
  giveTo(account, folder);
  if (account) spawnSync('chown', ['-R', `${account.uid}:${account.gid}`, folder]);
}
