import ChevronDown from 'lucide-solid/icons/chevron-down';
import CircleCheck from 'lucide-solid/icons/circle-check';
import CircleX from 'lucide-solid/icons/circle-x';
import Clock from 'lucide-solid/icons/clock-3';
import X from 'lucide-solid/icons/x';
import { createSignal, Show } from 'solid-js';
import { doneWord, jobName, retryWords, stopWords, timeLeft, workTitle } from '../../lib/job-words.ts';
import { isRetryable, isSettled, secondsLeft, type Work } from '../../lib/job-work.ts';
import { useJobs } from '../../lib/jobs.tsx';
import { formatCount } from '../../lib/numbers.ts';
import { Button } from '../../ui/Button.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';

const isOver = (work: Work) => work.jobs.every(isSettled);

/** How far one piece of work has come, and what can be done about it. */
export function DockSummary(props: { work: Work; onSmall: () => void }) {
  const jobs = useJobs();
  const [fault, setFault] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  const over = () => isOver(props.work);
  const each = async (ids: string[], act: (id: string) => Promise<{ message: string } | undefined>) => {
    setBusy(true);
    const refused = (await Promise.all(ids.map(act))).find(Boolean);
    setBusy(false);
    setFault(refused?.message);
  };
  const stop = () =>
    each(
      props.work.jobs.filter((job) => !isSettled(job)).map(({ id }) => id),
      jobs.cancel,
    );
  const again = () =>
    each(
      retryable().map(({ id }) => id),
      jobs.retry,
    );
  const retryable = () => props.work.jobs.filter(isRetryable);
  const dismiss = () => jobs.dismiss(props.work.jobs.map(({ id }) => id));

  return (
    <div class="flex flex-col gap-1.75 px-4 py-2.75 sm:px-5">
      <div class="flex items-baseline justify-between gap-3">
        <WorkHeading work={props.work} />
        <TimeLeft work={props.work} class="flex-none" />
      </div>
      <WorkBar work={props.work} />
      <Show when={fault()} fallback={<DockCounts work={props.work} />}>
        {(words) => (
          <p role="alert" class="truncate text-label text-red" title={words()}>
            {words()}
          </p>
        )}
      </Show>
      <div class="mt-auto flex gap-1.5">
        <Show
          when={over()}
          fallback={
            <>
              <Button size="small" onClick={stop} busy={busy() && 'Stopping…'}>
                {stopWords(props.work.kind)}
              </Button>
              <Button size="small" variant="ghost" onClick={props.onSmall}>
                <ChevronDown size={14} strokeWidth={1.75} /> In background
              </Button>
            </>
          }
        >
          <Show when={retryable().length > 0}>
            <Button size="small" onClick={again} busy={busy() && 'Asking…'}>
              {retryWords(retryable())}
            </Button>
          </Show>
          <Button size="small" variant="ghost" onClick={dismiss}>
            <X size={14} strokeWidth={1.75} /> Put away
          </Button>
        </Show>
      </div>
    </div>
  );
}

export const WorkBar = (props: { work: Work }) => (
  <ProgressBar
    label={jobName(props.work.kind)}
    done={props.work.done}
    failed={props.work.failed}
    total={props.work.total}
    running={!isOver(props.work)}
  />
);

export const WorkHeading = (props: { work: Work }) => (
  <span class="min-w-0 truncate font-semibold tabular-nums" title={workTitle(props.work)}>
    {workTitle(props.work)}
  </span>
);

export const TimeLeft = (props: { work: Work; class?: string }) => (
  <Show when={secondsLeft(props.work)}>
    {(seconds) => <span class={`truncate text-label text-ink-3 ${props.class ?? ''}`}>{timeLeft(seconds())}</span>}
  </Show>
);

export const DockCounts = (props: { work: Work }) => {
  const toGo = () => Math.max(0, (props.work.total ?? 0) - props.work.done - props.work.failed);
  return (
    <div class="flex flex-wrap gap-x-3.5 text-label tabular-nums">
      <span class="flex items-center gap-1 text-green">
        <CircleCheck size={14} strokeWidth={1.75} /> {formatCount(props.work.done)} {doneWord(props.work.kind)}
      </span>
      <Show when={props.work.failed > 0}>
        <span class="flex items-center gap-1 text-red">
          <CircleX size={14} strokeWidth={1.75} /> {formatCount(props.work.failed)} failed
        </span>
      </Show>
      <Show when={!isOver(props.work) && toGo() > 0}>
        <span class="flex items-center gap-1 text-ink-3">
          <Clock size={14} strokeWidth={1.75} /> {formatCount(toGo())} to go
        </span>
      </Show>
    </div>
  );
};
