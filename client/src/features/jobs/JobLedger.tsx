import CircleCheck from 'lucide-solid/icons/circle-check';
import CircleX from 'lucide-solid/icons/circle-x';
import LoaderCircle from 'lucide-solid/icons/loader-circle';
import { createEffect, createMemo, For, on, onCleanup, Show } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { createJobLedgerItemsQuery } from '../../graphql/generated/features/jobs/JobLedger.ts';
import { JobStateIcon } from '../../lib/JobStateIcon.tsx';
import { doneWord } from '../../lib/job-words.ts';
import { isSettled, type Job } from '../../lib/job-work.ts';
import { JobSubject } from './JobSubject.tsx';

export interface JobLedgerProps {
  job: Job;
  /** At most so many, newest first. */
  limit: number;
  /** What happened stands under the title, whole, rather than beside it. */
  stacked?: boolean;
}

/** Long lists are read again at most so often while a job is at work. */
const READ_EVERY_MS = 900;

/** How the things of one job ended, newest first. */
export function JobLedger(props: JobLedgerProps) {
  const [result, load] = createJobLedgerItemsQuery({ variables: () => ({ id: props.job.id }), requestPolicy: 'cache-and-network' });

  let timer: ReturnType<typeof setTimeout> | undefined;
  createEffect(
    on(
      () => [props.job.state, props.job.done, props.job.failed],
      () => {
        timer ??= setTimeout(() => {
          timer = undefined;
          load({ requestPolicy: 'network-only' });
        }, READ_EVERY_MS);
      },
      { defer: true },
    ),
  );
  onCleanup(() => clearTimeout(timer));

  const all = createMemo(() => [...(result.data?.job?.items ?? [])].reverse());
  const items = () => all().slice(0, props.limit);

  return (
    <>
      <Show when={!isSettled(props.job)}>
        <li class="flex min-h-6.5 items-center gap-2 py-0.5">
          <LoaderCircle size={14} strokeWidth={1.75} class="flex-none animate-turn text-pencil" aria-label="Now" />
          <span class="min-w-0 truncate text-ink-2">{props.job.message ?? 'Waiting for a worker'}</span>
        </li>
      </Show>
      <Show when={props.job.state === 'FAILED' || props.job.state === 'CANCELLED' || (isSettled(props.job) && all().length === 0)}>
        <li class="flex min-h-6.5 items-start gap-2 py-0.5">
          <span class="grid h-5 flex-none place-items-center">
            <JobStateIcon job={props.job} />
          </span>
          <span class="min-w-0">{props.job.message ?? 'It says nothing more.'}</span>
        </li>
      </Show>
      <For each={items()}>
        {(item) => (
          <li class="flex min-h-6.5 items-start gap-2 py-0.5">
            <span class="grid h-5 flex-none place-items-center">
              <Show
                when={item.state === 'FAILED'}
                fallback={<CircleCheck size={14} strokeWidth={1.75} class="text-green" aria-label="Went through" />}
              >
                <CircleX size={14} strokeWidth={1.75} class="text-red" aria-label="Failed" />
              </Show>
            </span>
            <div class="grid min-w-0 flex-1 gap-x-5" classList={{ 'sm:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]': !props.stacked }}>
              <span class="min-w-0 font-serif text-row font-medium">
                <JobSubject kind={props.job.kind} siteId={props.job.siteId} subjectId={item.subjectId} />
              </span>
              <span
                class="min-w-0"
                classList={{ 'sm:truncate': !props.stacked, 'text-ink-2': item.state !== 'FAILED', 'text-red': item.state === 'FAILED' }}
                title={item.message ?? undefined}
              >
                {item.message ?? saidOf(doneWord(props.job.kind))}
              </span>
            </div>
          </li>
        )}
      </For>
      <Show when={all().length > props.limit}>
        <li class="py-1 text-label text-ink-3">and {all().length - props.limit} more: the Jobs page lists them all.</li>
      </Show>
      <Show when={result.error && !result.data && result.error}>
        {(error) => <li class="py-1 text-red">{failureOfOperation(error()).message}</li>}
      </Show>
    </>
  );
}

const saidOf = (word: string) => word.replace(/^./, (letter) => letter.toUpperCase());
