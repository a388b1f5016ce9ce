/** The program as people run it, built and in a process of its own, and a site of it that is connected to a sandbox WordPress. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { type Sandbox, startSandbox } from '../../sandbox/start.ts';
import { startEmbeddedPostgres } from '../../server/src/platform/db/embedded-postgres.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const TOKEN = 'the-owner-of-the-measurement';

// biome-ignore lint/suspicious/noExplicitAny: each query of a measurement knows its own answer.
type Json = Record<string, any>;

export interface Stage {
  sandbox: Sandbox;
  siteId: string;
  sectorId: string;
  clusterId: string;
  sql: pg.Client;
  api(query: string, variables?: Json): Promise<Json>;
  /** What the program, with all that it does, had in memory at most so far. */
  peakMegabytes(): number;
  stop(): Promise<void>;
}

export async function startStage({ plugin = true } = {}): Promise<Stage> {
  if (!existsSync(path.join(ROOT, 'server/dist/main.js')))
    throw new Error('It is not built yet: use npm run bench -- wordpress, which builds it.');
  const dataDir = mkdtempSync(path.join(tmpdir(), 'igny8-bench-'));
  const stops: (() => Promise<unknown>)[] = [async () => rmSync(dataDir, { recursive: true, force: true })];
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end();
  };
  try {
    const postgres = await startEmbeddedPostgres({ dataDir, log: () => undefined });
    stops.push(() => postgres.stop());
    const sandbox = await startSandbox({ plugin });
    stops.push(() => sandbox.stop());
    const program = await startProgram(postgres.url, dataDir);
    stops.push(program.stop);
    const sql = new pg.Client(postgres.url);
    await sql.connect();
    stops.push(() => sql.end());
    const api: Stage['api'] = async (query, variables = {}) => {
      const response = await fetch(`${program.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors } = (await response.json()) as Json;
      if (errors) throw new Error(JSON.stringify(errors));
      return data;
    };
    const { createSite } = await api(
      'mutation ($input: CreateSiteInput!) { createSite(input: $input) { site { id defaultSector { id } } } }',
      {
        input: { name: 'Slow Morning', url: sandbox.url, wpUsername: sandbox.username, wpApplicationPassword: sandbox.applicationPassword },
      },
    );
    const siteId: string = createSite.site.id;
    const { createCluster } = await api(
      'mutation ($id: ID!) { createCluster(siteId: $id, input: { name: "Moka pots" }) { cluster { id } } }',
      {
        id: siteId,
      },
    );
    return {
      sandbox,
      siteId,
      sectorId: createSite.site.defaultSector.id,
      clusterId: createCluster.cluster.id,
      sql,
      api,
      peakMegabytes: () => peakOf(program.pid),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const peakOf = (pid: number): number => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

async function startProgram(databaseUrl: string, dataDir: string): Promise<{ url: string; pid: number; stop: () => Promise<void> }> {
  const child = spawn(process.execPath, [path.join(ROOT, 'server/dist/main.js')], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      PORT: '0',
      DATABASE_URL: databaseUrl,
      DATA_DIR: path.join(dataDir, 'program'),
      IGNY8_ADMIN_TOKEN: TOKEN,
      IGNY8_ALLOW_PRIVATE_SITES: 'true',
      IGNY8_LOG_LEVEL: 'error',
    },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let said = '';
  const find = (): string | undefined => /ready at (\S+)/.exec(said)?.[1];
  const ready = new Promise<void>((resolve) =>
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString();
      if (find()) resolve();
    }),
  );
  await Promise.race([ready, ended]);
  const url = find();
  if (!url) throw new Error(`The program did not start: ${said}`);
  return {
    url,
    pid: child.pid as number,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
