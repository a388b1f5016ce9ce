/** The worker program in a process of its own, which a test may kill. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import type { TestApi } from './api.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');

export interface WorkerProcess {
  /** Ends it at once, with all that it started. */
  kill(): void;
}

export function startWorkerProcess(api: TestApi, env: Record<string, string> = {}): WorkerProcess {
  const worker = spawn(
    process.execPath,
    [
      path.join(ROOT, 'node_modules/tsx/dist/cli.mjs'),
      '--tsconfig',
      path.join(ROOT, 'server/tsconfig.json'),
      path.join(ROOT, 'server/src/worker.ts'),
    ],
    {
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
    },
  );
  return {
    kill: () => {
      if (worker.exitCode === null && worker.signalCode === null) process.kill(-(worker.pid as number), 'SIGKILL');
    },
  };
}
