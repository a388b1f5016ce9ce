/** The whole program as people run it: built, in a process of its own. `ensureBuilt` has to have built it. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const MAIN = path.join(ROOT, 'server/dist/main.js');
const TOKEN = 'the-owner-of-the-measurement';

// biome-ignore lint/suspicious/noExplicitAny: each query knows its own answer.
type Json = Record<string, any>;

export interface BuiltProgram {
  url: string;
  pid: number;
  /** An owner's API token. */
  token: string;
  /** The one-time link of the first start. */
  link: string | undefined;
  /** Sends an operation that must succeed, and gives back its data. */
  api(query: string, variables?: Json): Promise<Json>;
  /** What it has in memory now, and had at most. */
  megabytes(): { now: number; peak: number };
  isAlive(): boolean;
  stop(): Promise<void>;
}

export async function startBuiltProgram(databaseUrl: string, dataDir: string, env: Record<string, string> = {}): Promise<BuiltProgram> {
  if (!existsSync(MAIN)) throw new Error('The program is not built yet: npm run build.');
  const child = spawn(process.execPath, [MAIN], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      PORT: '0',
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      IGNY8_ADMIN_TOKEN: TOKEN,
      IGNY8_RATE_LIMIT: 'off',
      // A window that closes in the middle of a request is no news.
      IGNY8_LOG_LEVEL: 'fatal',
      ...env,
    },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let said = '';
  const find = (pattern: RegExp): string | undefined => pattern.exec(said)?.[1];
  // The link, where there is one, is said right behind the address.
  const ready = new Promise<void>((resolve) =>
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString();
      if (find(/ready at (\S+)/)) setTimeout(resolve, 300);
    }),
  );
  await Promise.race([ready, ended]);
  const url = find(/ready at (\S+)/);
  if (!url) throw new Error(`The program did not start: ${said}`);
  const memory = (of: 'VmRSS' | 'VmHWM') =>
    Number(new RegExp(`${of}:\\s+(\\d+)`).exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024;
  return {
    url,
    pid: child.pid as number,
    token: TOKEN,
    link: find(/sign-in\?link=(\S+)/),
    api: async (query, variables = {}) => {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors } = (await response.json()) as Json;
      if (errors) throw new Error(JSON.stringify(errors));
      return data;
    },
    megabytes: () => ({ now: memory('VmRSS'), peak: memory('VmHWM') }),
    isAlive: () => child.exitCode === null && child.signalCode === null,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
