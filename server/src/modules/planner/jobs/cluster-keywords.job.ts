import { z } from 'zod';
import { defineJob } from '../../../platform/jobs/job-contract.ts';
import { ClusterLevel } from '../cluster-run/cluster-run.entity.ts';

export const clusterKeywordsJob = defineJob({
  kind: 'cluster_keywords',
  payload: z.object({
    sectorId: z.uuid(),
    /** The keywords to group; without it, all of the site that have no cluster. */
    keywordIds: z.array(z.uuid()).nullable(),
    /** Whether the proposal is applied at once, at the level. */
    apply: z.boolean(),
    level: z.enum(ClusterLevel),
    /** Whether keywords that a run placed are looked at again. */
    regroup: z.boolean(),
    /** Whether the provider, where there is one, names and checks the groups. */
    useAi: z.boolean(),
  }),
  scope: 'write',
  concurrency: 1,
  retries: 5,
});

/** What a finished run that was applied at once leaves as the job's checkpoint. */
export interface ClusteringResult {
  undoToken: string | null;
}
