/** Opens a site's WordPress for a job that reads it, and sees to it that no request outlives the job. */
import { systemActor } from '../../../platform/access/actor.ts';
import type { JobRun } from '../../jobs/index.ts';
import type { SiteService } from '../../site/index.ts';
import type { PaceState } from '../client/pace.ts';
import { type Patience, patiently } from '../client/patience.ts';
import type { WordPressClient } from '../client/wordpress-client.ts';
import type { ConnectionService } from '../connection.service.ts';
import { requireActive } from '../site-state.rules.ts';
import { SourceReader } from './source-reader.ts';

export interface ReadingParts {
  sites: SiteService;
  connections: ConnectionService;
}

export interface Reading {
  client: WordPressClient;
  reader: SourceReader;
  /** The WordPress that is read, with its time zone. */
  source: string;
  /** ISO 8601: the moment before which all changes will be seen. */
  began: string;
}

/** Without a clock of WordPress ours has to do, which may be of another zone. */
const UNKNOWN_CLOCK_MS = 26 * 3_600_000;

export async function readSite(
  parts: ReadingParts,
  job: JobRun,
  kept: PaceState | undefined,
  work: (reading: Reading) => Promise<void>,
): Promise<void> {
  requireActive(await parts.sites.get(systemActor, job.siteId));
  const over = new AbortController();
  const signal = AbortSignal.any([job.signal, over.signal]);
  const patience: Patience = {
    signal,
    waits: (until) =>
      job.progress({
        message: `Waits until ${until.toISOString().slice(11, 16)} UTC: the host asked for it. Nothing is lost; it goes on by itself.`,
      }),
  };
  try {
    // A run that takes over from one that was killed may begin in the middle of a wait.
    const client = await patiently(() => parts.connections.open(job.siteId, signal), patience);
    const opening = Promise.all([patiently(() => client.clock(), patience), SourceReader.open(client, patience, kept)]);
    // Who may not sign in hears of that first, whatever else failed meanwhile.
    opening.catch(() => undefined);
    await patiently(() => client.me(), patience);
    const [{ now, site }, reader] = await opening;
    const began = (now ?? new Date(Date.now() - UNKNOWN_CLOCK_MS)).toISOString();
    await work({ client, reader, source: site, began });
  } finally {
    over.abort();
  }
}
