/** Takes what WordPress has of some contents, by an import of these alone. */
import { createSignal } from 'solid-js';
import { failureOfOperation } from '../../../graphql/failure.ts';
import { createDriftPageBringInMutation } from '../../../graphql/generated/features/content/drift/DriftPage.ts';
import { useJobs } from '../../../lib/jobs.tsx';
import type { DriftQueue } from './drift-queue.ts';

export function createBringIn(siteId: () => string, queue: DriftQueue) {
  const jobs = useJobs();
  const [begun, begin] = createDriftPageBringInMutation();
  const [told, tell] = createSignal<string>();
  return {
    busy: () => begun.fetching,
    failure: () => (begun.error ? `Not brought in. ${failureOfOperation(begun.error).message}` : told()),
    bringIn: async (contentIds: string[]) => {
      if (begun.fetching || contentIds.length === 0) return;
      tell(undefined);
      const { data } = await begin({ siteId: siteId(), contentIds });
      if (!data) return;
      const { id } = data.importSite.job;
      jobs.track(id);
      jobs.onSettled(id, (job) => {
        if (job.state === 'FAILED' || job.failed > 0) tell(job.message ?? 'Not all of it could be brought in. The Jobs page says why.');
        queue.list.reread();
      });
      // They are on their way; what could not be brought in is in the list again when it is read.
      queue.settled(contentIds);
    },
  };
}
