import { z } from 'zod';
import { defineJob } from '../../../platform/jobs/job-contract.ts';

export const generateIdeasJob = defineJob({
  kind: 'generate_ideas',
  payload: z.object({ clusterIds: z.array(z.uuid()) }),
  scope: 'write',
  concurrency: 2,
  retries: 5,
});

/** What the job keeps as its checkpoint: what it has proposed so far. */
export interface IdeasResult {
  ideaIds: string[];
}
