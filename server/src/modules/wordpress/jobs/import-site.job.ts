import { z } from 'zod';
import { defineJob } from '../../../platform/jobs/job-contract.ts';

export const importSiteJob = defineJob({
  kind: 'import_site',
  payload: z.object({
    /** Reads every post again, also those that did not change since the last import. */
    full: z.boolean().default(false),
    /** Only the posts of these contents. */
    contentIds: z.array(z.string()).optional(),
  }),
  scope: 'publish',
  concurrency: 2,
  retries: 5,
});
