/**
 * Looks at other processes and keeps one process a resource: a lock file that names its holder by pid and start time,
 * so that a holder that was killed, or whose pid now belongs to another program, does not hold it for ever.
 */
import { execFileSync } from 'node:child_process';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** A zombie counts as dead: in a container without an init an orphan is never reaped. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return linuxStat(pid)?.[0] !== 'Z';
}

/** The full command line, or '' where it can't be seen (Windows, or the process is gone). */
export function commandOf(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    if (process.platform !== 'win32') return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    // gone meanwhile
  }
  return '';
}

/** @returns false when it still runs after `ms` milliseconds. */
export async function hasEnded(pid: number, ms: number): Promise<boolean> {
  for (const until = Date.now() + ms; Date.now() < until; ) {
    if (!isAlive(pid)) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return !isAlive(pid);
}

export interface ProcessLock {
  release(): void;
}

/** @returns the lock, or the pid of the running process that holds it. */
export function takeLock(file: string): ProcessLock | number {
  const mine = JSON.stringify({ pid: process.pid, started: startOf(process.pid) });
  const draft = `${file}.${process.pid}`;
  try {
    writeFileSync(draft, mine);
    for (;;) {
      try {
        linkSync(draft, file); // atomic: there with its content, or refused
        return { release: () => read(file) === mine && rmSync(file, { force: true }) };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const theirs = read(file);
      const holder = holderOf(theirs);
      if (holder !== undefined) return holder;
      evict(file, theirs);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** The running process that holds a lock; undefined where none does. */
export const holderOfLock = (file: string): number | undefined => holderOf(read(file));

/** Of several processes that see the same dead holder, the rename lets only one remove it; what it took wrongly it puts back. */
function evict(file: string, dead: string): void {
  const aside = `${file}.dead-${process.pid}`;
  try {
    renameSync(file, aside);
    if (read(aside) !== dead) linkSync(aside, file);
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function holderOf(content: string): number | undefined {
  try {
    const { pid, started } = JSON.parse(content) as { pid: number; started: string };
    return isAlive(pid) && startOf(pid) === started ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** Something that differs between two processes that bore the same pid one after the other. */
function startOf(pid: number): string {
  if (process.platform === 'linux') return linuxStat(pid)?.[19] ?? '';
  if (process.platform === 'win32') return '';
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

/** The fields of /proc/PID/stat from the third (state) on; the second is a name that may hold spaces. */
function linuxStat(pid: number): string[] | undefined {
  if (process.platform !== 'linux') return undefined;
  const text = read(`/proc/${pid}/stat`);
  return text ? text.slice(text.lastIndexOf(')') + 2).split(' ') : undefined;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
