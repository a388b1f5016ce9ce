import { failureOfOperation } from '../../graphql/failure.ts';
import { createGenerateClustersBeginMutation } from '../../graphql/generated/features/planner/GenerateClusters.ts';
import { createJobWatch } from '../../lib/job-watch.ts';

/** Groups all keywords of a site that have no cluster. */
export function createGenerateClusters(siteId: () => string, onSettled: () => void) {
  const [begun, begin] = createGenerateClustersBeginMutation();
  const watch = createJobWatch(siteId, 'CLUSTER_KEYWORDS', onSettled);
  return {
    busy: () => (begun.fetching || watch.running() ? 'Grouping…' : undefined),
    failure: () => (begun.error ? failureOfOperation(begun.error).message : undefined),
    start: async () => {
      const { data } = await begin({ siteId: siteId() });
      if (data) watch.follow(data.generateClusters.job.id);
    },
  };
}
