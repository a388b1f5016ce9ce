import { z } from 'zod';
import { defineJob } from '../../../platform/jobs/job-contract.ts';

export const generateDraftJob = defineJob({
  kind: 'generate_draft',
  payload: z.object({ taskId: z.uuid() }),
  concurrency: 4,
  retries: 5,
});
