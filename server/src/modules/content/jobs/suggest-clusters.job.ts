import { z } from 'zod';
import { defineJob } from '../../../platform/jobs/job-contract.ts';

export const suggestClustersJob = defineJob({
  kind: 'suggest_clusters',
  payload: z.object({}),
  scope: 'write',
  concurrency: 1,
  retries: 5,
});
