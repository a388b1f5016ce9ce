import Download from 'lucide-solid/icons/download';
import { Show } from 'solid-js';
import type { SiteConnection_SiteFragment } from '../../graphql/generated/features/sites/SiteConnection.ts';
import { ago } from '../../lib/ago.ts';
import { JobAtWork } from '../../lib/JobAtWork.tsx';
import { useJobs } from '../../lib/jobs.tsx';
import { formatCount } from '../../lib/numbers.ts';
import { jobUrl } from '../jobs/jobs.urls.ts';

type Import = NonNullable<SiteConnection_SiteFragment['lastImport']>;

/** The newest import of a site: how far it has come, or what came of it. */
export function LastImport(props: { siteId: string; job: Import | null; mayStop?: boolean }) {
  const jobs = useJobs();
  // Followed live where the site is open; in a list of sites, as it was when the list was read.
  const running = () => jobs.running(props.siteId).find((job) => job.kind === 'IMPORT_SITE');
  return (
    <Show when={running()} fallback={<Settled siteId={props.siteId} job={props.job} />}>
      {(job) => (
        <div class="my-1">
          <JobAtWork
            job={job()}
            href={jobUrl(props.siteId, job().id)}
            mayStop={props.mayStop ?? false}
            stopped="What was brought in stays; the next import goes on from there"
          />
        </div>
      )}
    </Show>
  );
}

const Settled = (props: { siteId: string; job: Import | null }) => (
  <div class="flex min-h-5 items-center gap-1.5 text-ink-3 touch:min-h-11">
    <Download size={14} strokeWidth={1.75} class="flex-none" />
    <Show when={props.job} fallback="Never imported">
      {(job) => (
        <a
          href={jobUrl(props.siteId, job().id)}
          title={job().message ?? undefined}
          class="min-w-0 truncate rounded-[2px] underline-offset-3 hover:underline touch:leading-11"
          classList={{ 'font-medium text-red': job().state === 'FAILED' }}
        >
          {wordsOf(job())}
        </a>
      )}
    </Show>
  </div>
);

function wordsOf({ state, done, failed, createdAt, finishedAt }: Import): string {
  if (state === 'QUEUED') return 'Import waits to begin';
  if (state === 'RUNNING') return 'Importing…';
  const when = ago(finishedAt ?? createdAt);
  if (state === 'FAILED') return `Import failed ${when}`;
  if (state === 'CANCELLED') return `Import stopped ${when}`;
  return failed > 0
    ? `Imported ${when}: ${formatCount(done)}, ${formatCount(failed)} failed`
    : `Imported ${when}, ${formatCount(done)} read`;
}
