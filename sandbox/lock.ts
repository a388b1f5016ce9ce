// A lock between processes: a file that names its holder. It saves double work, correctness never hangs on it
// (what is made under it is put in place by one rename), so a holder that is gone is simply replaced.
import { link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const STALE_MS = 20 * 60_000;
let counter = 0;

export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  await mkdir(path.dirname(file), { recursive: true });
  const mine = `${file}.${process.pid}.${counter++}`;
  await writeFile(mine, String(process.pid));
  try {
    while (!(await tryLink(mine, file))) {
      if (await abandoned(file)) await rm(file, { force: true });
      else await sleep(100);
    }
    try {
      return await work();
    } finally {
      await rm(file, { force: true });
    }
  } finally {
    await rm(mine, { force: true });
  }
}

// A hard link appears with its content, so no one ever reads a lock whose holder is not written yet.
async function tryLink(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function abandoned(file: string): Promise<boolean> {
  try {
    const holder = Number(await readFile(file, 'utf8'));
    const { mtimeMs } = await stat(file);
    return !isRunning(holder) || Date.now() - mtimeMs > STALE_MS;
  } catch {
    return false;
  }
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
