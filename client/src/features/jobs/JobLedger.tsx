import LoaderCircle from 'lucide-solid/icons/loader-circle';
import { For, Show } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { JobStateIcon } from '../../lib/JobStateIcon.tsx';
import { isSettled, type Job } from '../../lib/job-work.ts';
import { formatCount } from '../../lib/numbers.ts';
import { LedgerRow } from './LedgerRow.tsx';
import { createLedgerItems } from './ledger-items.ts';

export interface JobLedgerProps {
  job: Job;
  /** At most so many, newest first. */
  limit: number;
}

/** How the things of one job ended, newest first, as far as there is room for. */
export function JobLedger(props: JobLedgerProps) {
  const ledger = createLedgerItems(() => props.job);
  return (
    <>
      <JobNow job={props.job} isEmpty={ledger.items().length === 0} />
      <For each={ledger.items().slice(0, props.limit)}>{(item) => <LedgerRow job={props.job} item={item} />}</For>
      <Show when={ledger.items().length > props.limit}>
        <li class="py-1 text-label text-ink-3">
          and {formatCount(ledger.items().length - props.limit)} more: the Jobs page lists them all.
        </li>
      </Show>
      <Show when={ledger.error()}>{(error) => <li class="py-1 text-red">{failureOfOperation(error()).message}</li>}</Show>
    </>
  );
}

/** What a job is doing now, or what it came to as a whole where that is more than its things say. */
export const JobNow = (props: { job: Job; isEmpty: boolean }) => (
  <>
    <Show when={!isSettled(props.job)}>
      <li class="flex min-h-6.5 items-center gap-2 py-0.5">
        <LoaderCircle size={14} strokeWidth={1.75} class="flex-none animate-turn text-pencil" aria-label="Now" />
        <span class="min-w-0 truncate text-ink-2">{props.job.message ?? 'Waiting for a worker'}</span>
      </li>
    </Show>
    <Show when={props.job.state === 'FAILED' || props.job.state === 'CANCELLED' || (isSettled(props.job) && props.isEmpty)}>
      <li class="flex min-h-6.5 items-start gap-2 py-0.5">
        <span class="grid h-5 flex-none place-items-center">
          <JobStateIcon job={props.job} />
        </span>
        <span class="min-w-0">{props.job.message ?? 'It says nothing more.'}</span>
      </li>
    </Show>
  </>
);
