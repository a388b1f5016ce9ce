import Square from 'lucide-solid/icons/square';
import { createSignal, Show } from 'solid-js';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { jobName, progressWords, timeLeft } from './job-words.ts';
import type { Job } from './job-work.ts';
import { useJobs } from './jobs.tsx';

/** "12,400 of 98,000 · about 9 minutes left"; before anything is counted, what it is doing. */
export const JobProgressWords = (props: { job: Job }) => (
  <Show when={props.job.total} fallback={props.job.state === 'QUEUED' ? 'Waits to begin' : (props.job.message ?? 'Counting…')}>
    {(total) => (
      <>
        {progressWords({ ...props.job, total: total() })}
        <Show when={props.job.secondsLeft}>{(seconds) => <span class="text-ink-3"> · {timeLeft(seconds())}</span>}</Show>
      </>
    )}
  </Show>
);

export interface JobAtWorkProps {
  job: Job;
  /** Where all of it is told. */
  href: string;
  mayStop: boolean;
  /** What becomes of what was done until it is stopped. */
  stopped: string;
}

/** A job that runs, on the page that it is about: how far it has come, about how long it still takes, and the way to stop it. */
export function JobAtWork(props: JobAtWorkProps) {
  const jobs = useJobs();
  const [fault, setFault] = createSignal<string>();
  const [stopping, setStopping] = createSignal(false);
  const stop = async () => {
    setStopping(true);
    setFault((await jobs.cancel(props.job.id))?.message);
    setStopping(false);
  };
  return (
    <div class="grid gap-1.5">
      <ProgressBar label={jobName(props.job.kind)} done={props.job.done} failed={props.job.failed} total={props.job.total} running />
      <div class="flex flex-wrap items-center gap-x-3 gap-y-1">
        <a href={props.href} class="min-w-0 flex-1 tabular-nums hover:underline touch:leading-11">
          <JobProgressWords job={props.job} />
        </a>
        <Show when={props.mayStop}>
          <Button size="small" onClick={stop} busy={stopping() && 'Stopping…'} title={props.stopped}>
            <Square size={12} strokeWidth={1.75} /> Stop
          </Button>
        </Show>
      </div>
      <Show when={fault()}>{(words) => <Notice tone="red">{words()}</Notice>}</Show>
    </div>
  );
}
