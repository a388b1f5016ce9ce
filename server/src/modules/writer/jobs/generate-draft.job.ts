import { z } from 'zod';
import { defineJob } from '../../../platform/jobs/job-contract.ts';

export const generateDraftJob = defineJob({
  kind: 'generate_draft',
  /** One task or many: an item each. */
  payload: z.object({ taskIds: z.array(z.uuid()) }),
  scope: 'write',
  concurrency: 4,
  retries: 5,
});
