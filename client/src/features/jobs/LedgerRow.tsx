import CircleCheck from 'lucide-solid/icons/circle-check';
import CircleX from 'lucide-solid/icons/circle-x';
import ExternalLink from 'lucide-solid/icons/external-link';
import { Show } from 'solid-js';
import type { JobLedger_ItemsQuery } from '../../graphql/generated/features/jobs/JobLedger.ts';
import { formatMoment, formatSecond } from '../../lib/dates.ts';
import { doneWord } from '../../lib/job-words.ts';
import type { Job } from '../../lib/job-work.ts';
import { JobSubject } from './JobSubject.tsx';

export type LedgerItem = NonNullable<JobLedger_ItemsQuery['job']>['items'][number];

export interface LedgerRowProps {
  job: Job;
  item: LedgerItem;
  /** What happened stands under the title, whole, rather than beside it. */
  stacked?: boolean | undefined;
}

/** How one thing of a job ended: when, what it was, what was answered, and where it is now. */
export function LedgerRow(props: LedgerRowProps) {
  const failed = () => props.item.state === 'FAILED';
  const told = () => props.item.message ?? props.item.note ?? saidOf(doneWord(props.job.kind));
  const live = () => (failed() ? undefined : (props.item.content?.externalUrl ?? undefined));
  return (
    <li class="flex min-h-6.5 items-start gap-2 py-0.5" classList={{ 'border-b border-rule py-1.5 last:border-b-0': props.stacked }}>
      <span class="figures flex-none pt-px text-label text-ink-3 max-sm:hidden" title={formatMoment(props.item.finishedAt)}>
        {formatSecond(props.item.finishedAt)}
      </span>
      <span class="grid h-5 flex-none place-items-center">
        <Show when={failed()} fallback={<CircleCheck size={14} strokeWidth={1.75} class="text-green" aria-label="Went through" />}>
          <CircleX size={14} strokeWidth={1.75} class="text-red" aria-label="Failed" />
        </Show>
      </span>
      <div class="grid min-w-0 flex-1 gap-x-5" classList={{ 'sm:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]': !props.stacked }}>
        <span class="min-w-0 font-serif text-row font-medium">
          <JobSubject kind={props.job.kind} siteId={props.job.siteId} subjectId={props.item.subjectId} title={props.item.title} />
        </span>
        <span
          class="min-w-0 wrap-anywhere"
          classList={{ 'sm:truncate': !props.stacked, 'text-ink-2': !failed(), 'text-red': failed() }}
          title={told()}
        >
          {told()}
        </span>
      </div>
      <Show when={live()} fallback={<span class="w-6.5 flex-none touch:w-11" />}>
        {(url) => (
          <a
            href={url()}
            target="_blank"
            rel="noreferrer"
            aria-label={`View ${props.item.title ?? 'it'} in WordPress`}
            title="View in WordPress"
            class="inline-grid size-6.5 flex-none place-items-center rounded-control text-ink-3 hover:bg-press hover:text-ink touch:size-11"
          >
            <ExternalLink size={14} strokeWidth={1.75} />
          </a>
        )}
      </Show>
    </li>
  );
}

const saidOf = (word: string) => word.replace(/^./, (letter) => letter.toUpperCase());
