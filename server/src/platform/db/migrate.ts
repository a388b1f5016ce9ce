/** Brings the database up to this version. Many processes may start at once: one migrates, the others wait for it. */
import type { MikroORM } from '@mikro-orm/postgresql';
import { StartupError } from '../errors/startup-error.ts';
import { sqlState } from './database.ts';

// Any number that no other program on the same database would choose.
export const MIGRATION_LOCK = 7_418_206_133;
const INSUFFICIENT_PRIVILEGE = '42501';

export async function migrate(orm: MikroORM, say: (line: string) => void): Promise<void> {
  const reach = await orm.connect().then(
    () => orm.em.getConnection().checkConnection(),
    (error: Error) => ({ ok: false as const, reason: error.message }),
  );
  if (!reach.ok) throw new StartupError(`The database can't be reached: ${reach.reason}. Check DATABASE_URL.`);
  try {
    await orm.em.fork().transactional(async (em) => {
      await em.execute(`select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
      const pending = await orm.migrator.getPending();
      if (pending.length === 0) return;
      say(`Preparing the database (${pending.length} ${pending.length === 1 ? 'step' : 'steps'})`);
      await orm.migrator.up();
    });
  } catch (error) {
    if (sqlState(error) !== INSUFFICIENT_PRIVILEGE) throw error;
    const message = (error as Error).message.split('\n').find((line) => line.includes('permission denied')) ?? 'permission denied';
    throw new StartupError(
      `The database user may not make tables (${message}). Give it a database of its own, or the right to create in this one.`,
    );
  }
}
