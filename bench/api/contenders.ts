/** Who is measured, each in a process of its own: the built program, PostGraphile, and raw SQL behind node:http. */
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { startBuiltProgram } from '../../server/test/kit/built-program.ts';
import type { SeededDatabase } from './database.ts';
import { Sender } from './load.ts';

export interface Contender {
  name: string;
  pid: number;
  sender: Sender;
  /** So that whose turn it is not takes no time of the others: it polls its queue. */
  pause(): void;
  resume(): void;
  stop(): Promise<void>;
}

export const AT_ONCE = 4;

/** As an installation runs that has workers apart: jobs are nobody's here. Asks come with a token that is looked up in the database. */
export async function startProduct({ url, dataDir }: Pick<SeededDatabase, 'url' | 'dataDir'>): Promise<Contender> {
  const program = await startBuiltProgram(url, dataDir, { IGNY8_WORKER: 'off' });
  const { createApiToken } = await program.api(
    `mutation { createApiToken(input: { name: "Measurement", scopes: [READ, WRITE] }) { secret } }`,
  );
  const sender = new Sender({ url: program.url, headers: { authorization: `Bearer ${createApiToken.secret}` } }, AT_ONCE);
  return contender('product', program.pid, sender, program.stop);
}

export const startPostGraphile = ({ url }: Pick<SeededDatabase, 'url'>) => startScript('postgraphile', 'peer.mjs', url);
export const startRaw = ({ url }: Pick<SeededDatabase, 'url'>) => startScript('raw pg', 'raw.ts', url);

async function startScript(name: string, script: string, databaseUrl: string): Promise<Contender> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, script)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH, NODE_ENV: 'production', GRAPHILE_ENV: 'production', DATABASE_URL: databaseUrl },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await addressOf(child, name);
  return contender(name, child.pid as number, new Sender({ url }, AT_ONCE), async () => {
    child.kill('SIGTERM');
    await ended;
  });
}

const contender = (name: string, pid: number, sender: Sender, end: () => Promise<void>): Contender => ({
  name,
  pid,
  sender,
  pause: () => void process.kill(pid, 'SIGSTOP'),
  resume: () => void process.kill(pid, 'SIGCONT'),
  stop: async () => {
    process.kill(pid, 'SIGCONT');
    await sender.close();
    await end();
  },
});

function addressOf(child: ChildProcess, name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (part: Buffer) => {
      said += part.toString();
      const [, url] = /ready at (\S+)/.exec(said) ?? [];
      if (url) resolve(url);
    });
    child.once('exit', () => reject(new Error(`${name} did not start: ${said}`)));
  });
}
