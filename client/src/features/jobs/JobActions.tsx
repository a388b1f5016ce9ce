import CircleAlert from 'lucide-solid/icons/circle-alert';
import RotateCw from 'lucide-solid/icons/rotate-cw';
import Square from 'lucide-solid/icons/square';
import { createSignal, Show } from 'solid-js';
import type { Failure } from '../../lib/failure.ts';
import { jobName } from '../../lib/job-words.ts';
import { isRetryable, isSettled, type Job } from '../../lib/job-work.ts';
import { useJobs } from '../../lib/jobs.tsx';
import { IconButton } from '../../ui/IconButton.tsx';

/** Stopping what runs, and trying again what did not succeed. */
export function JobActions(props: { job: Job; mayWrite: boolean }) {
  const jobs = useJobs();
  const [fault, setFault] = createSignal<string>();
  const run = async (work: Promise<Failure | undefined>) => setFault((await work)?.message);
  return (
    <span class="inline-flex items-center">
      <Show when={fault()}>
        {(words) => (
          <span role="alert" title={words()} class="px-1.5 text-red">
            <CircleAlert size={14} strokeWidth={1.75} aria-hidden="true" />
            <span class="sr-only">{words()}</span>
          </span>
        )}
      </Show>
      <Show when={props.mayWrite && !isSettled(props.job)}>
        <IconButton name={`Stop: ${jobName(props.job.kind)}`} onClick={() => run(jobs.cancel(props.job.id))}>
          <Square size={14} strokeWidth={1.75} />
        </IconButton>
      </Show>
      <Show when={props.mayWrite && isRetryable(props.job)}>
        <IconButton name={`Try what did not succeed again: ${jobName(props.job.kind)}`} onClick={() => run(jobs.retry(props.job.id))}>
          <RotateCw size={14} strokeWidth={1.75} />
        </IconButton>
      </Show>
    </span>
  );
}
