/**
 * Compares content without a cluster with the clusters of its site, a chunk at a time, each kept in one transaction with the
 * count: killed at any moment it goes on with what is not compared yet. Holds one chunk in memory, and what the clusters say.
 */
import type { Database } from '../../../platform/db/database.ts';
import type { JobHandler, JobRun } from '../../jobs/index.ts';
import type { ClusterMatcher } from '../../planner/index.ts';
import { announceSite } from '../content-changes.ts';
import {
  type ContentToPlace,
  clustersWithTitles,
  countUncompared,
  keepSuggestions,
  nextUncompared,
} from '../suggestion/suggestion.work.ts';

export interface SuggestingParts {
  db: Database;
  clusterMatcher: ClusterMatcher;
}

interface Checkpoint {
  done: number;
  suggested: number;
}

/** So few that a killed run loses seconds, so many that the encoder's threads seldom wait. */
const CHUNK = 128;

export const suggestClustersHandler =
  ({ db, clusterMatcher }: SuggestingParts): JobHandler<Record<string, never>> =>
  async (run) => {
    const clusters = await clustersWithTitles(db, run.siteId);
    if (clusters.length === 0)
      return run.progress({
        total: 0,
        message: 'This site has no clusters yet. Make some in the Planner, then ask for suggestions again.',
      });
    const compared = clusterMatcher.fingerprintOf(clusters);
    let { done, suggested } = run.checkpoint<Checkpoint>() ?? { done: 0, suggested: 0 };
    const left = await countUncompared(db, run.siteId, compared);
    const total = done + left;
    await run.progress({ total, done, message: total === 0 ? NOTHING : `Reading ${counted(clusters.length, 'cluster')}` });
    if (left === 0) return total > 0 ? conclude(db, run, { done, suggested }) : undefined;
    const matcher = await clusterMatcher.open(clusters, run.signal);
    try {
      for await (const contents of chunks(db, run, compared)) {
        const matches = await matcher.match(contents);
        await db.unitOfWork(async (uow) => {
          suggested += await keepSuggestions(uow.rows(), run.siteId, compared, contents, matches);
          done += contents.length;
          const checkpoint: Checkpoint = { done, suggested };
          await run.progress({ done: Math.min(done, total), message: summaryOf(checkpoint), checkpoint }, uow);
        });
      }
    } finally {
      await matcher.close();
      await clusterMatcher.rest();
    }
    await conclude(db, run, { done, suggested });
  };

const NOTHING = 'Nothing to compare: no content without a cluster has changed, and no cluster has.';

async function* chunks(db: Database, run: JobRun, compared: string): AsyncGenerator<ContentToPlace[]> {
  let last: string | null = null;
  while (true) {
    run.signal.throwIfAborted();
    const contents: ContentToPlace[] = await nextUncompared(db, run.siteId, compared, last, CHUNK);
    if (contents.length === 0) return;
    yield contents;
    last = (contents.at(-1) as ContentToPlace).id;
  }
}

/** Whoever looks at the list is told once: told at each chunk they would read it again and again. */
async function conclude(db: Database, run: JobRun, reached: Checkpoint): Promise<void> {
  await db.unitOfWork(async (uow) => {
    await announceSite(uow, run.siteId);
    await run.progress({ total: reached.done, done: reached.done, message: summaryOf(reached) }, uow);
  });
}

const summaryOf = ({ done, suggested }: Checkpoint): string =>
  `${counted(done, 'content')} compared, ${suggested.toLocaleString('en')} with a suggested cluster.`;

const counted = (count: number, what: string): string => `${count.toLocaleString('en')} ${count === 1 ? what : `${what}s`}`;
