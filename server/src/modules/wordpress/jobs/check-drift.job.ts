import { z } from 'zod';
import { defineJob } from '../../../platform/jobs/job-contract.ts';

export const checkDriftJob = defineJob({
  kind: 'check_drift',
  payload: z.object({}),
  scope: 'publish',
  concurrency: 2,
  retries: 3,
});
