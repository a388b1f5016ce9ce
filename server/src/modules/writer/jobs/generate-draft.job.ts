import { z } from 'zod';
import { defineJob } from '../../../platform/jobs/job-contract.ts';

export const generateDraftJob = defineJob({
  kind: 'generate_draft',
  /** One task or many: an item each. `again`: a completed task gets a new draft. */
  payload: z.object({ taskIds: z.array(z.uuid()), again: z.boolean().default(false) }),
  scope: 'write',
  concurrency: 4,
  retries: 5,
});
