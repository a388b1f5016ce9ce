import { createSignal, Match, Show, Switch } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { createJobSheetJobQuery } from '../../graphql/generated/features/jobs/JobSheet.ts';
import { formatMoment, formatSecond } from '../../lib/dates.ts';
import type { Failure } from '../../lib/failure.ts';
import { JobProgressWords } from '../../lib/JobAtWork.tsx';
import { JobStateIcon } from '../../lib/JobStateIcon.tsx';
import { doneWord, jobName, jobStateLabel, retryWords, stopWords } from '../../lib/job-words.ts';
import { isRetryable, isSettled, type Job } from '../../lib/job-work.ts';
import { useJobs } from '../../lib/jobs.tsx';
import { formatCount } from '../../lib/numbers.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ImportOutcome } from './ImportOutcome.tsx';
import { WholeLedger } from './WholeLedger.tsx';

/** One job, with how each of its things ended. */
export function JobSheet(props: { jobId: string; mayWrite: boolean; onClose: () => void }) {
  const [result] = createJobSheetJobQuery({
    variables: () => ({ id: props.jobId }),
    pause: () => props.jobId === '',
    requestPolicy: 'cache-and-network',
  });
  const jobs = useJobs();
  const job = () => (result.data?.job?.id === props.jobId ? result.data.job : undefined);
  const [fault, setFault] = createSignal<string>();
  const run = async (work: Promise<Failure | undefined>) => setFault((await work)?.message);
  const open = () => props.jobId !== '';
  const title = () => {
    const found = job();
    return found ? jobName(found.kind) : 'Job';
  };

  return (
    <Sheet
      open={open()}
      onOpenChange={(now) => {
        if (now) return;
        setFault(undefined);
        props.onClose();
      }}
      title={title()}
      wide
    >
      <Switch fallback={<Skeleton class="my-3 w-3/5" />}>
        <Match when={result.error && !job() && result.error}>
          {(error) => (
            <div>
              <Notice tone="red">{failureOfOperation(error()).message}</Notice>
            </div>
          )}
        </Match>
        <Match when={!result.fetching && result.data?.job === null}>
          <p class="text-ink-2">This job is no longer kept. What it did is still there.</p>
        </Match>
        <Match when={job()}>
          {(found) => (
            <div class="grid gap-4">
              <Facts job={found()} />
              <Show when={fault()}>{(words) => <Notice tone="red">{words()}</Notice>}</Show>
              <Show when={props.mayWrite && (!isSettled(found()) || isRetryable(found()))}>
                <div class="flex gap-2">
                  <Show
                    when={isSettled(found())}
                    fallback={<Button onClick={() => run(jobs.cancel(found().id))}>{stopWords(found().kind)}</Button>}
                  >
                    <Button onClick={() => run(jobs.retry(found().id))}>{retryWords([found()])}</Button>
                  </Show>
                </div>
              </Show>
              <WholeLedger job={found()} />
            </div>
          )}
        </Match>
      </Switch>
    </Sheet>
  );
}

function Facts(props: { job: Job }) {
  return (
    <div class="grid gap-3">
      <p class="flex items-center gap-1.5 font-medium">
        <span aria-hidden="true" class="contents">
          <JobStateIcon job={props.job} />
        </span>
        {jobStateLabel(props.job)}
      </p>
      <Show when={props.job.message}>{(message) => <p class="text-ink-2">{message()}</p>}</Show>
      <Show when={!isSettled(props.job)}>
        <ProgressBar label={jobName(props.job.kind)} done={props.job.done} failed={props.job.failed} total={props.job.total} running />
        <p class="text-ink-2 tabular-nums">
          <JobProgressWords job={props.job} />
        </p>
      </Show>
      <Show when={props.job.kind === 'IMPORT_SITE' && isSettled(props.job)}>
        <ImportOutcome job={props.job} />
      </Show>
      <dl class="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-0.5 text-ink-2">
        <dt class="text-ink-3">Counted</dt>
        <dd class="tabular-nums">
          {formatCount(props.job.done)} {doneWord(props.job.kind)}, {formatCount(props.job.failed)} failed
          <Show when={props.job.total !== null}> of {formatCount(props.job.total ?? 0)}</Show>
        </dd>
        <dt class="text-ink-3">Asked for</dt>
        <dd>{formatMoment(props.job.createdAt)}</dd>
        <Show when={props.job.startedAt}>
          {(moment) => (
            <>
              <dt class="text-ink-3">Begun</dt>
              <dd>{formatSecond(moment())}</dd>
            </>
          )}
        </Show>
        <Show when={props.job.finishedAt}>
          {(moment) => (
            <>
              <dt class="text-ink-3">Ended</dt>
              <dd>{formatSecond(moment())}</dd>
            </>
          )}
        </Show>
      </dl>
    </div>
  );
}
