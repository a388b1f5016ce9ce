import { z } from 'zod';
import { defineJob } from '../../../platform/jobs/job-contract.ts';

export const publishContentJob = defineJob({
  kind: 'publish_content',
  payload: z.object({
    contentIds: z.array(z.uuid()),
    overwrite: z.boolean().default(false),
    createTerms: z.boolean().default(true),
    /** Their posts are missing: taken out of the trash, or made anew. */
    recreate: z.boolean().default(false),
  }),
  scope: 'publish',
  concurrency: 2,
  retries: 5,
});
