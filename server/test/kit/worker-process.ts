/** The worker program as people run it, built, in a process of its own, which a test may kill. `kit/build.mjs` has to have built it. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { TestApi } from './api.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');

export interface WorkerProcess {
  /** Ends it at once, with all that it started. */
  kill(): void;
  /** What a process of it had in memory at most so far; 0 where it is not there. */
  peakMegabytes(): number;
}

const WORKER = ['--max-semi-space-size=4', '--heap-growing-percent=40', 'server/dist/worker.js'];

export function startWorkerProcess(api: TestApi, env: Record<string, string> = {}): WorkerProcess {
  const worker = spawn(process.execPath, WORKER, {
    cwd: ROOT,
    detached: true,
    stdio: 'ignore',
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: api.databaseUrl,
      IGNY8_SECRET_KEY: api.services.config.secretKey,
      IGNY8_LOG_LEVEL: 'silent',
      ...env,
    },
  });
  return {
    peakMegabytes: () => Math.max(0, ...[...familyOf(worker.pid as number)].map(peakOf)),
    kill: () => {
      if (worker.exitCode === null && worker.signalCode === null) process.kill(-(worker.pid as number), 'SIGKILL');
    },
  };
}

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // It has ended.
    return '';
  }
};

const peakOf = (pid: number): number => Number(/VmHWM:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024;

/** A process, and all that it and they started. */
function* familyOf(pid: number): Generator<number> {
  yield pid;
  for (const child of read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean)) yield* familyOf(Number(child));
}
