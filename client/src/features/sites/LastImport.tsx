import Download from 'lucide-solid/icons/download';
import { Show } from 'solid-js';
import type { SiteConnection_SiteFragment } from '../../graphql/generated/features/sites/SiteConnection.ts';
import { ago } from '../../lib/ago.ts';
import { formatCount } from '../../lib/numbers.ts';
import { jobUrl } from '../jobs/jobs.urls.ts';

type Import = NonNullable<SiteConnection_SiteFragment['lastImport']>;

/** The newest import of a site, and what came of it. */
export function LastImport(props: { siteId: string; job: Import | null }) {
  return (
    <div class="flex min-h-5 items-center gap-1.5 text-ink-3">
      <Download size={14} strokeWidth={1.75} class="flex-none" />
      <Show when={props.job} fallback="Never imported">
        {(job) => (
          <a
            href={jobUrl(props.siteId, job().id)}
            title={job().message ?? undefined}
            class="min-w-0 truncate rounded-[2px] underline-offset-3 hover:underline"
            classList={{ 'font-medium text-red': job().state === 'FAILED' }}
          >
            {wordsOf(job())}
          </a>
        )}
      </Show>
    </div>
  );
}

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
