import { failureOfOperation } from '../../graphql/failure.ts';
import { createClustersPageGenerateClustersMutation } from '../../graphql/generated/features/cluster/ClustersPage.ts';
import { createJobWatch } from '../../lib/job-watch.ts';

/** Groups all keywords of a site that have no cluster. */
export function createGenerateClusters(siteId: () => string, onSettled: () => void) {
  const [begun, begin] = createClustersPageGenerateClustersMutation();
  const watch = createJobWatch(siteId, 'CLUSTER_KEYWORDS', onSettled);
  return {
    busy: () => (begun.fetching || watch.running() ? 'Grouping…' : undefined),
    failure: () => (begun.error ? `${failureOfOperation(begun.error).message} No keyword was moved.` : undefined),
    start: async () => {
      const { data } = await begin({ siteId: siteId() });
      if (data) watch.follow(data.generateClusters.job.id);
    },
  };
}
