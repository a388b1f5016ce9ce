import { failureOfOperation } from '../../graphql/failure.ts';
import { createGenerateIdeasBeginMutation } from '../../graphql/generated/features/cluster/GenerateIdeas.ts';
import { createJobWatch } from '../../lib/job-watch.ts';

/** Has content proposed for clusters of a site. */
export function createGenerateIdeas(siteId: () => string, onSettled: () => void) {
  const [begun, begin] = createGenerateIdeasBeginMutation();
  const watch = createJobWatch(siteId, 'GENERATE_IDEAS', onSettled);
  return {
    busy: () => (begun.fetching || watch.running() ? 'Proposing…' : undefined),
    failure: () => (begun.error ? `${failureOfOperation(begun.error).message} Nothing was proposed.` : undefined),
    start: async (clusterIds: string[]) => {
      const { data } = await begin({ clusterIds });
      if (data) watch.follow(data.generateIdeas.job.id);
    },
  };
}
