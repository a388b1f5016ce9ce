import { Show } from 'solid-js';
import { ago } from '../../lib/ago.ts';
import { formatMoment } from '../../lib/dates.ts';
import { JobStateIcon } from '../../lib/JobStateIcon.tsx';
import { doneWord, jobName, jobStateLabel, progressWords, timeLeft } from '../../lib/job-words.ts';
import { isSettled, type Job } from '../../lib/job-work.ts';
import { formatCount } from '../../lib/numbers.ts';
import { type Column, RowTitle } from '../../ui/DataTable.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { JobActions } from './JobActions.tsx';

export const jobColumns = (options: { mayWrite: boolean; onOpen: (job: Job) => void }): Column<Job>[] => [
  {
    id: 'kind',
    header: 'Job',
    width: '14rem',
    narrow: 'title',
    cell: (job) => <RowTitle title={jobName(job.kind)} onOpen={() => options.onOpen(job)} />,
  },
  {
    id: 'state',
    header: 'State',
    width: '9rem',
    narrow: 'meta',
    cell: (job) => (
      <span class="inline-flex max-w-full items-center gap-1.5 whitespace-nowrap" classList={{ 'text-red': job.state === 'FAILED' }}>
        <span aria-hidden="true" class="contents">
          <JobStateIcon job={job} />
        </span>
        <span class="truncate">{jobStateLabel(job)}</span>
      </span>
    ),
  },
  {
    id: 'message',
    header: 'What came of it',
    cell: (job) => (
      <span class="block truncate text-ink-2" title={job.message ?? undefined}>
        {[job.message, !isSettled(job) && job.secondsLeft !== null && timeLeft(job.secondsLeft)].filter(Boolean).join(' · ')}
      </span>
    ),
  },
  { id: 'counts', header: 'Counts', width: '14rem', narrow: 'meta', cell: (job) => <Counts job={job} /> },
  {
    id: 'begun',
    header: 'Begun',
    width: '8rem',
    narrow: 'meta',
    cell: (job) => (
      <span class="text-ink-3" title={formatMoment(job.createdAt)}>
        {ago(job.createdAt)}
      </span>
    ),
  },
  {
    id: 'actions',
    header: 'Actions',
    width: '6rem',
    align: 'end',
    narrow: 'hidden',
    cell: (job) => <JobActions job={job} mayWrite={options.mayWrite} />,
  },
];

const Counts = (props: { job: Job }) => (
  <Show when={!isSettled(props.job) && props.job.total} fallback={<Counted job={props.job} />}>
    {(total) => (
      <span class="inline-flex items-center gap-2">
        <span class="w-20 flex-none">
          <ProgressBar label={jobName(props.job.kind)} done={props.job.done} failed={props.job.failed} total={total()} running />
        </span>
        <span class="figures">{progressWords({ ...props.job, total: total() })}</span>
      </span>
    )}
  </Show>
);

const Counted = (props: { job: Job }) => (
  <Show when={props.job.done + props.job.failed > 0} fallback={<span class="text-ink-3">Nothing counted</span>}>
    <span class="text-ink-2 tabular-nums">
      {formatCount(props.job.done)} {doneWord(props.job.kind)}
      <Show when={props.job.failed > 0}>
        , <span class="text-red">{formatCount(props.job.failed)} failed</span>
      </Show>
    </span>
  </Show>
);
