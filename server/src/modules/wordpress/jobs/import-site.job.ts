import { z } from 'zod';
import { defineJob } from '../../../platform/jobs/job-contract.ts';

export const importSiteJob = defineJob({
  kind: 'import_site',
  payload: z.object({}),
  scope: 'publish',
  concurrency: 2,
  retries: 5,
});
