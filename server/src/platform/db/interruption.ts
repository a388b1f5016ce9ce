/**
 * Ends in PostgreSQL what nobody waits for any longer. Statements that run within `interruptibly` end when its signal aborts:
 * the one under way is cancelled in the server, later ones are not sent, so its transaction rolls back and the connection goes
 * back to the pool in order.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { DatabaseConnection } from 'kysely';

const signals = new AsyncLocalStorage<AbortSignal | undefined>();

export const interruptibly = <T>(signal: AbortSignal, work: () => T): T => signals.run(signal, work);

/** For work that others wait for as well, or that must be done once it was begun. */
export const uninterrupted = <T>(work: () => T): T => signals.run(undefined, work);

/** Why the work that is asking has been ended; undefined while it goes on. */
export const interruption = (): unknown => {
  const signal = signals.getStore();
  return signal?.aborted ? signal.reason : undefined;
};

/** These end a transaction, or begin one, for which the next statement is soon enough. */
const TRANSACTION_CONTROL = /^\s*(begin|start transaction|commit|rollback|savepoint|release)\b/i;

export function makeInterruptible(connection: DatabaseConnection): void {
  const { executeQuery } = connection;
  connection.executeQuery = function interruptible<R>(...[query, options]: Parameters<typeof executeQuery<R>>) {
    const signal = signals.getStore();
    const send = () => executeQuery.call(connection, query, options) as ReturnType<typeof executeQuery<R>>;
    return signal === undefined || TRANSACTION_CONTROL.test(query.sql) ? send() : ended(connection, signal, send);
  };
}

async function ended<T>(connection: DatabaseConnection, signal: AbortSignal, send: () => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  let cancelling: Promise<unknown> | undefined;
  const cancel = () => {
    cancelling = cancelStatement(connection);
  };
  signal.addEventListener('abort', cancel, { once: true });
  try {
    return await send();
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    signal.removeEventListener('abort', cancel);
    // Or the next statement on this connection, which is another one's, would be hit.
    await cancelling;
  }
}

/** Kysely asks over a connection of its own, and only while the statement still runs. */
async function cancelStatement(connection: DatabaseConnection): Promise<void> {
  try {
    await connection.collectSessionInfo?.();
    await connection.cancelQuery?.(() => Promise.reject(new Error('There is no connection to spare.')));
  } catch {
    // It ended by itself meanwhile; or the server is out of reach, and the statement with it.
  }
}
