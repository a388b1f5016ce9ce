/** Looking for changes in WordPress: begun by hand, followed while it runs. */
import { failureOfOperation } from '../../../graphql/failure.ts';
import { createDriftPageCheckMutation, type DriftPage_SiteQuery } from '../../../graphql/generated/features/content/drift/DriftPage.ts';
import { createJobWatch } from '../../../lib/job-watch.ts';
import { useJobs } from '../../../lib/jobs.tsx';

export interface CheckOptions {
  site: () => NonNullable<DriftPage_SiteQuery['site']> | undefined;
  mayPublish: () => boolean;
  onSettled: () => void;
}

export function createCheck({ site, mayPublish, onSettled }: CheckOptions) {
  const jobs = useJobs();
  const [begun, begin] = createDriftPageCheckMutation();
  const watch = createJobWatch(() => site()?.id ?? '', 'CHECK_DRIFT', onSettled);
  return {
    running: () => begun.fetching || watch.running(),
    /** The check that runs, as far as it is known. */
    job: () => jobs.running(site()?.id).find((job) => job.kind === 'CHECK_DRIFT'),
    /** Why it cannot be begun. */
    obstacle: (): string | undefined => {
      const known = site();
      if (!known) return 'The site is not loaded yet';
      if (!mayPublish()) return 'Your account may not look into WordPress';
      if (!known.active) return 'The site is inactive';
      if (!known.hasCredentials) return 'Connect the site first, in its settings';
    },
    failure: () => (begun.error ? `The check did not begin. ${failureOfOperation(begun.error).message}` : undefined),
    begin: async () => {
      const id = site()?.id;
      if (!id || begun.fetching) return;
      const { data } = await begin({ siteId: id });
      if (data) watch.follow(data.checkDrift.job.id);
    },
  };
}

export type Check = ReturnType<typeof createCheck>;
