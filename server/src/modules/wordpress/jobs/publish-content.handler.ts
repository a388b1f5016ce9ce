/**
 * Publishes the contents of a job, a few at once, and settles each by itself. A host that fails one after the other is left
 * alone. Run again it leaves out those that went through; every other one finds its post again by the content's id.
 */
import type { z } from 'zod';
import { systemActor } from '../../../platform/access/actor.ts';
import { eachOf } from '../../../platform/async/each-of.ts';
import { AppError, upstream } from '../../../platform/errors/app-error.ts';
import type { JobHandler } from '../../jobs/index.ts';
import type { SiteService } from '../../site/index.ts';
import type { ConnectionService } from '../connection.service.ts';
import type { PostPublisher } from '../post-publisher.service.ts';
import { isTheHosts } from '../publish/again.ts';
import type { PublishAttemptService } from '../publish-attempt.service.ts';
import { requireActive } from '../site-state.rules.ts';
import type { publishContentJob } from './publish-content.job.ts';
import { SettledInLots } from './settled-in-lots.ts';

export interface PublishParts {
  sites: SiteService;
  connections: ConnectionService;
  publisher: PostPublisher;
  attempts: PublishAttemptService;
}

const AT_ONCE = 4;
/** So many in a row that failed for the host's sake are no chance any more. */
const ENOUGH_IN_A_ROW = 12;

export const publishContentHandler =
  ({ sites, connections, publisher, attempts }: PublishParts): JobHandler<z.infer<typeof publishContentJob.payload>> =>
  async (run, { contentIds, ...wish }) => {
    requireActive(await sites.get(systemActor, run.siteId));
    const client = await connections.open(run.siteId, run.signal);
    const [done] = await Promise.all([run.succeededBefore(), client.me()]);
    await run.progress({
      total: contentIds.length,
      message: `Publishing ${contentIds.length === 1 ? 'one content' : `${contentIds.length} contents`}`,
    });
    const remarks: string[] = [];
    let failed = 0;
    let nothingNew = 0;
    let inARow = 0;
    const left = contentIds.filter((id) => !done.has(id));
    const [held, ready] = await Promise.all([attempts.held(left), publisher.ready(run.siteId, left)]);
    const settled = new SettledInLots(run);
    const work = eachOf(
      // Those that a killed worker still holds come last: their leases run out while the others go.
      [...left.filter((id) => !held.has(id)), ...left.filter((id) => held.has(id))],
      AT_ONCE,
      async (contentId) => {
        run.signal.throwIfAborted();
        try {
          if (inARow >= ENOUGH_IN_A_ROW)
            throw upstream(`Not tried: the ${ENOUGH_IN_A_ROW} before it failed because of the host. Retry when it works again.`);
          const order = { siteId: run.siteId, jobId: run.jobId, contentId, ...wish, signal: run.signal };
          const outcome = await publisher.publish(client, order, ready.get(contentId));
          remarks.push(...outcome.remarks);
          inARow = 0;
          if (!outcome.sent) nothingNew += 1;
          settled.add({ subjectId: contentId, note: outcome.note });
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          failed += 1;
          if (isTheHosts(error)) inARow += 1;
          settled.add({ subjectId: contentId, error: { code: error.code, message: error.message } });
        }
      },
    );
    // Also where it broke off: what ended before has ended.
    await work.finally(() => settled.close());
    const counts = [`${contentIds.length - failed - nothingNew} published`];
    if (nothingNew > 0) counts.push(`${nothingNew} had nothing new`);
    if (failed > 0) counts.push(`${failed} failed`);
    await run.progress({
      message: [`${counts.join(', ')}.`, ...new Set(remarks)].join(' ').slice(0, 2_000),
    });
  };
