import { z } from 'zod';
import { defineJob } from '../../../platform/jobs/job-contract.ts';

export const clusterKeywordsJob = defineJob({
  kind: 'cluster_keywords',
  payload: z.object({
    sectorId: z.uuid(),
    /** The keywords to group; without it, all of the site that have no cluster. */
    keywordIds: z.array(z.uuid()).nullable(),
  }),
  scope: 'write',
  concurrency: 1,
  retries: 5,
});

/** What a finished run leaves as the job's checkpoint. */
export interface ClusteringResult {
  clusterIds: string[];
}
