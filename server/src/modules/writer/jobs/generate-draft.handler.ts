/**
 * Writes the draft of one task. A fault that a person can act on ends the job and stands at the task; anything else is
 * noted there too and tried again by the queue. A cancelled run leaves the task as it was.
 */
import type { z } from 'zod';
import { AppError } from '../../../platform/errors/app-error.ts';
import type { JobHandler } from '../../jobs/index.ts';
import type { WriterService } from '../writer.service.ts';
import type { generateDraftJob } from './generate-draft.job.ts';

type Payload = z.infer<typeof generateDraftJob.payload>;

const UNEXPECTED = 'Something went wrong here while this was written. The log says what; try again.';

export const generateDraftHandler =
  (writer: WriterService): JobHandler<Payload> =>
  async (run, { taskId }) => {
    await run.progress({ total: 1, message: 'Writing the draft' });
    try {
      await writer.writeDraft(taskId, run.signal);
    } catch (error) {
      if (run.signal.aborted) throw error;
      if (error instanceof AppError) {
        await writer.recordFailure(taskId, error.message);
        await run.settle({ subjectId: taskId, error: { code: error.code, message: error.message } });
      } else {
        // The database itself may be what is gone; the runner has to hear of the first fault, not of this one.
        await writer.recordFailure(taskId, UNEXPECTED).catch(() => undefined);
      }
      throw error;
    }
    await run.settle({ subjectId: taskId });
    await run.progress({ message: 'The draft is ready.' });
  };
