import { useClient } from '@urql/solid';
import { LiveToast_ContentDocument } from '../../../graphql/generated/features/content/publish/live-toast.ts';
import { useJobs } from '../../../lib/jobs.tsx';
import { showToast } from '../../../ui/Toast.tsx';
import { undoPublishUrl } from '../content.urls.ts';

/**
 * Says when a single publish has gone through whole, with the way to put the live post back. What did not, and what WordPress
 * keeps differently, stays to be read in the ledger and in the editor.
 */
export function createLiveToast() {
  const client = useClient();
  const jobs = useJobs();
  const tell = async (siteId: string, contentId: string) => {
    const { data } = await client.query(LiveToast_ContentDocument, { id: contentId }, { requestPolicy: 'network-only' });
    const content = data?.contentItem;
    const attempt = content?.lastPublishAttempt;
    if (!content || attempt?.state !== 'SUCCEEDED' || attempt.message) return;
    const link = attempt.canUndo ? { href: undoPublishUrl(siteId, contentId), label: 'Put it back' } : undefined;
    showToast({ message: `“${content.title}” is live, and was read back`, link });
  };
  return (jobId: string, siteId: string, contentId: string): void =>
    void jobs.onSettled(jobId, (job) => {
      if (job.state === 'SUCCEEDED' && job.done > 0) void tell(siteId, contentId);
    });
}
