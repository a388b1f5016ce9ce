import { createMemo, lazy, Show, Suspense } from 'solid-js';
import { workOf } from '../../lib/job-work.ts';
import { useJobs } from '../../lib/jobs.tsx';
import { JobAnnouncer } from './JobAnnouncer.tsx';

const DockPanel = lazy(() => import('./DockPanel.tsx'));

/** What runs, at the foot of every page of a site. It is loaded when something does. */
export function JobDock() {
  const jobs = useJobs();
  const works = createMemo(() => workOf(jobs.shown()));
  return (
    <>
      <JobAnnouncer works={works()} />
      <Show when={works().length > 0}>
        <Suspense>
          <DockPanel works={works()} />
        </Suspense>
      </Show>
    </>
  );
}
