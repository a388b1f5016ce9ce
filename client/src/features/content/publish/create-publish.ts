import { createSignal } from 'solid-js';
import { failureOfOperation } from '../../../graphql/failure.ts';
import { createPublishSheetPublishMutation } from '../../../graphql/generated/features/content/publish/PublishSheet.ts';
import { notePublishing } from '../../../lib/content/publishing.ts';
import { useJobs } from '../../../lib/jobs.tsx';

export interface PublishOptions {
  /** Whether it begins with what was changed in WordPress being replaced. */
  overwrite: boolean;
  onBegun: (jobId: string) => void;
}

/** Sends what a person has looked at and confirmed: the one place from which anything is published. */
export function createPublish({ overwrite: atFirst, onBegun }: PublishOptions) {
  const jobs = useJobs();
  const [published, publish] = createPublishSheetPublishMutation();
  const [overwrite, setOverwrite] = createSignal(atFirst);
  return {
    /** Whether what was changed in WordPress may be replaced. */
    overwrite,
    setOverwrite,
    busy: () => published.fetching,
    failure: () => (published.error ? failureOfOperation(published.error) : undefined),
    /** @param createTerms whether terms may be made: only where the list of them was shown */
    send: async (contentIds: string[], createTerms: boolean): Promise<void> => {
      if (published.fetching || contentIds.length === 0) return;
      const { data } = await publish({ contentIds, overwrite: overwrite(), createTerms });
      if (!data) return;
      const { id } = data.publishContent.job;
      notePublishing(id, contentIds);
      jobs.track(id);
      onBegun(id);
    },
  };
}

export type Publish = ReturnType<typeof createPublish>;
