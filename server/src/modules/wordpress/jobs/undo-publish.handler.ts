/** Takes one publish back. Run again it finds what it did. */
import type { z } from 'zod';
import { systemActor } from '../../../platform/access/actor.ts';
import { AppError } from '../../../platform/errors/app-error.ts';
import type { JobHandler } from '../../jobs/index.ts';
import type { SiteService } from '../../site/index.ts';
import type { ConnectionService } from '../connection.service.ts';
import type { PublishUndoer } from '../publish-undoer.service.ts';
import { requireActive } from '../site-state.rules.ts';
import type { undoPublishJob } from './undo-publish.job.ts';

export interface UndoParts {
  sites: SiteService;
  connections: ConnectionService;
  undoer: PublishUndoer;
}

export const undoPublishHandler =
  ({ sites, connections, undoer }: UndoParts): JobHandler<z.infer<typeof undoPublishJob.payload>> =>
  async (run, order) => {
    requireActive(await sites.get(systemActor, run.siteId));
    if ((await run.succeededBefore()).has(order.contentId)) return;
    const client = await connections.open(run.siteId, run.signal);
    await client.me();
    await run.progress({ total: 1, message: 'Putting the live post back as it was' });
    try {
      const note = await undoer.undo(client, { ...order, siteId: run.siteId, jobId: run.jobId, signal: run.signal });
      await run.settle({ subjectId: order.contentId, note });
      await run.progress({ message: note });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      await run.settle({ subjectId: order.contentId, error: { code: error.code, message: error.message } });
      await run.progress({ message: error.message });
    }
  };
