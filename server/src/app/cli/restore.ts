/**
 * `igny8 restore FILE`: brings a backup into a database that holds nothing yet, or, with --replace, over what it holds. Work
 * that was under way when the backup was made does not go on by itself: nothing is sent to a WordPress before somebody says so.
 */
import type pg from 'pg';
import type { Table } from '../../platform/backup/catalog.ts';
import { Format } from '../../platform/backup/manifest.ts';
import { restoreInto } from '../../platform/backup/restore.ts';
import { verifyArchive } from '../../platform/backup/verify.ts';
import { StartupError } from '../../platform/errors/startup-error.ts';
import type { CommandRun } from './command.ts';
import { endWhenStopped, openDatabase, programsOn } from './database.ts';
import { KEY_ENTRY, putKeyBack } from './key-file.ts';
import { openOrm, productTables, requireFormat, requireKnownFile } from './product.ts';
import { lockedSecrets } from './sealed-secrets.ts';
import { count, listed, seconds } from './spoken.ts';

export async function restoreCommand({ config, file, flags, say, ask, signal }: CommandRun): Promise<void> {
  const started = performance.now();
  const verified = await verifyArchive(file, signal);
  const { head, checks, extras } = verified;
  requireFormat(file, head, Format.BACKUP);
  requireKnownFile(file, head);
  const database = await openDatabase(config, { make: true });
  try {
    const { client, url } = database;
    await refuseInUse(client);
    const { own, foreign } = await productTables(client);
    if (foreign.length > 0)
      throw new StartupError(
        `This database has tables that are not IGNY8's (${listed(foreign)}), so nothing is restored into it. Name one of its own.`,
      );
    await makeRoom(client, own, { flags, ask });
    const orm = await openOrm(url);
    try {
      const committed = endWhenStopped(client, signal);
      await restoreInto({ file, verified, orm, client, schemasToDrop: ['pgboss'], afterLoad: endOpenJobs, committed, say });
    } finally {
      await orm.close();
    }
    const rows = checks.tables.reduce((sum, table) => sum + table.rows, 0);
    say(`Restored the backup of ${head.madeAt}: ${count(rows, 'row')}, each table as it was, in ${seconds(performance.now() - started)}.`);
    const key = putKeyBack(config, extras.get(KEY_ENTRY)?.toString('utf8'), say);
    const locked = await lockedSecrets(client, key);
    if (locked.length > 0)
      say(`They were sealed with another key, so give them again, or start IGNY8 with that key: ${listed(locked, 20)}.`);
  } finally {
    await database.close();
  }
}

async function refuseInUse(client: pg.Client): Promise<void> {
  const programs = await programsOn(client);
  if (programs > 0)
    throw new StartupError(
      `IGNY8 is running on this database (${count(programs, 'process').replace(/s$/, programs > 1 ? 'es' : 's')}): stop it first.`,
    );
}

/** What an installation has that was started and never used. */
const OF_ANY_START = ['sign_in_link', 'sign_in_count'];

async function makeRoom(client: pg.Client, tables: Table[], { flags, ask }: Pick<CommandRun, 'flags' | 'ask'>): Promise<void> {
  const held: string[] = [];
  for (const { name } of tables) {
    if (OF_ANY_START.includes(name)) continue;
    const { rows } = await client.query<{ rows: number }>(`select count(*)::int as rows from public.${name}`);
    if (rows[0]?.rows) held.push(`${name} ${rows[0].rows.toLocaleString('en')}`);
  }
  if (held.length === 0) return;
  const what = `This database is not empty (rows: ${listed(held)})`;
  if (!flags.replace)
    throw new StartupError(
      `${what}. Name an empty one, or restore over it with --replace; back it up first, for what it holds is gone then.`,
    );
  if (flags.yes) return;
  const answer = await ask(`${what}. All of it goes. Type "replace" to go on: `);
  if (answer === undefined) throw new StartupError(`${what}. Nobody is here to be asked: say --yes as well.`);
  if (answer.trim() !== 'replace') throw new StartupError('Nothing was changed.');
}

/** Their entries in the queue are not kept: begun by itself again, one could publish what was published long ago. */
async function endOpenJobs(client: pg.Client): Promise<void> {
  await client.query(
    `update job set state = 'failed', finished_at = now(), updated_at = now(), message = $1 where state in ('queued', 'running')`,
    ['This was under way when the backup was made. Retry it to go on from there.'],
  );
}
