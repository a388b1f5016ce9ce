/** The program as people run it, built and in a process of its own, and a site of it that is connected to a sandbox WordPress. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Sandbox, startSandbox } from '../../sandbox/start.ts';
import { startEmbeddedPostgres } from '../../server/src/platform/db/embedded-postgres.ts';
import { type BuiltProgram, startBuiltProgram } from '../../server/test/kit/built-program.ts';

export interface Stage {
  sandbox: Sandbox;
  siteId: string;
  sectorId: string;
  clusterId: string;
  sql: pg.Client;
  api: BuiltProgram['api'];
  /** What the program, with all that it does, had in memory at most so far. */
  peakMegabytes(): number;
  stop(): Promise<void>;
}

export async function startStage({ plugin = true } = {}): Promise<Stage> {
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
    const program = await startBuiltProgram(postgres.url, path.join(dataDir, 'program'), { IGNY8_ALLOW_PRIVATE_SITES: 'true' });
    stops.push(program.stop);
    const sql = new pg.Client(postgres.url);
    await sql.connect();
    stops.push(() => sql.end());
    const { api } = program;
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
      peakMegabytes: () => program.megabytes().peak,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Words that came or changed are indexed for the search a little later: that is not to fall on what is measured next. */
export async function indexed({ sql }: Stage): Promise<void> {
  while ((await sql.query('select from content_search_due limit 1')).rowCount) await sleep(200);
}
