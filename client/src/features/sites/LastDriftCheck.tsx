import { A } from '@solidjs/router';
import FileDiff from 'lucide-solid/icons/file-diff';
import type { SiteDashboardPage_SiteQuery } from '../../graphql/generated/features/sites/SiteDashboardPage.ts';
import { ago } from '../../lib/ago.ts';
import { useJobs } from '../../lib/jobs.tsx';
import { driftUrl } from '../content/content.urls.ts';

type Check = NonNullable<SiteDashboardPage_SiteQuery['site']>['lastDriftCheck'];

/** When somebody last looked for changes in WordPress, and the way to what was found. */
export function LastDriftCheck(props: { siteId: string; job: Check }) {
  const jobs = useJobs();
  const running = () => jobs.running(props.siteId).some((job) => job.kind === 'CHECK_DRIFT');
  const words = () => {
    if (running()) return 'Looking for changes in WordPress…';
    if (!props.job) return 'Never checked for changes in WordPress';
    const when = ago(props.job.finishedAt ?? props.job.createdAt);
    if (props.job.state === 'FAILED') return `The check for changes failed ${when}`;
    return `Checked for changes ${when}${props.job.message ? `: ${props.job.message}` : ''}`;
  };
  return (
    <div class="mt-1 flex min-h-6 items-center gap-1.5 text-ink-3 touch:min-h-11">
      <FileDiff size={14} strokeWidth={1.75} class="flex-none" />
      <A
        href={driftUrl(props.siteId)}
        title={words()}
        class="min-w-0 truncate rounded-[2px] leading-6 underline-offset-3 hover:underline touch:leading-11"
        classList={{ 'font-medium text-red': !running() && props.job?.state === 'FAILED' }}
      >
        {words()}
      </A>
    </div>
  );
}
