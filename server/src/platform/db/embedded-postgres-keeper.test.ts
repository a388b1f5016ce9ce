import { expect, it, vi } from 'vitest';
import { keepRunning } from './embedded-postgres-keeper.ts';
import type { RunningServer } from './embedded-postgres-server.ts';

/** What the keeper sees of a server: when and how it ended, and that it was stopped. */
function aServer() {
  const { promise: ended, resolve: end } = Promise.withResolvers<string>();
  const stop = vi.fn(async () => undefined);
  return { server: { port: 1, ended, stop } satisfies RunningServer, end, stop };
}
const noRoom = new Error('LOG:  starting\nFATAL:  could not write lock file "postmaster.pid": No space left on device\nLOG:  shut down');

it('tries on a full disk until there is room, however often, and what else is wrong is given up after its tries', async () => {
  const first = aServer();
  const second = aServer();
  const start = vi.fn<() => Promise<RunningServer>>();
  for (let at = 0; at < 5; at += 1) start.mockRejectedValueOnce(noRoom);
  start.mockResolvedValueOnce(second.server);
  start.mockRejectedValue(new Error('FATAL:  could not load pg_hba.conf'));
  const warned: string[] = [];
  const given = Promise.withResolvers<Error>();
  const stop = keepRunning(first.server, { start, warn: (line) => warned.push(line), onGivenUp: given.resolve, pauses: [1, 1] });

  first.end(
    'FATAL:  the database system is not yet accepting connections\nPANIC:  could not write to file "pg_wal/xlogtemp.1": No space left on device\nLOG:  database system is shut down',
  );
  await vi.waitFor(() => expect(warned.at(-1)).toBe('the built-in PostgreSQL runs again'));
  expect(start).toHaveBeenCalledTimes(6);
  expect(warned[0]).toContain('(could not write to file "pg_wal/xlogtemp.1": No space left on device): it is started again');
  expect(warned[1]).toContain('it is tried until there is room');

  second.end('SIGKILL');
  expect((await given.promise).message).toContain('pg_hba.conf');
  expect(start).toHaveBeenCalledTimes(7);
  await stop();
  expect(first.stop).not.toHaveBeenCalled();
});

it('starts nothing once it is stopped, and stops what runs', async () => {
  const { server, stop: stopped } = aServer();
  const start = vi.fn<() => Promise<RunningServer>>();
  const stop = keepRunning(server, { start, warn: () => undefined, onGivenUp: () => undefined, pauses: [1] });
  await stop();
  expect([stopped.mock.calls.length, start.mock.calls.length]).toEqual([1, 0]);
});
