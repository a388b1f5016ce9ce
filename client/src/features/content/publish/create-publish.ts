import { createSignal } from 'solid-js';
import { failureOfOperation } from '../../../graphql/failure.ts';
import { createPublishSheetPublishMutation } from '../../../graphql/generated/features/content/publish/PublishSheet.ts';
import { notePublishing } from '../../../lib/content/publishing.ts';
import { useJobs } from '../../../lib/jobs.tsx';

/** Sends what a person has looked at and confirmed: the one place from which anything is published. */
export function createPublish(onBegun: () => void) {
  const jobs = useJobs();
  const [published, publish] = createPublishSheetPublishMutation();
  const [overwrite, setOverwrite] = createSignal(false);
  return {
    /** Whether what was changed in WordPress may be replaced. */
    overwrite,
    setOverwrite,
    busy: () => published.fetching,
    failure: () => (published.error ? failureOfOperation(published.error) : undefined),
    send: async (contentIds: string[]): Promise<void> => {
      if (published.fetching || contentIds.length === 0) return;
      const { data } = await publish({ contentIds, overwrite: overwrite() });
      if (!data) return;
      notePublishing(data.publishContent.job.id, contentIds);
      jobs.track(data.publishContent.job.id);
      onBegun();
    },
  };
}

export type Publish = ReturnType<typeof createPublish>;
