import { z } from 'zod';
import { defineJob } from '../../../platform/jobs/job-contract.ts';

export const undoPublishJob = defineJob({
  kind: 'undo_publish',
  payload: z.object({ contentId: z.uuid(), attemptId: z.uuid(), overwrite: z.boolean() }),
  scope: 'publish',
  concurrency: 2,
  retries: 5,
});
