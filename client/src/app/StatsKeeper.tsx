import { useLocation } from '@solidjs/router';
import { createEffect, on, onCleanup } from 'solid-js';
import { changes } from '../lib/changes.ts';
import { useJobs } from '../lib/jobs.tsx';

const AT_MOST_EVERY_MS = 1_200;

/** The counts beside the pipeline follow what is done here and what jobs do, without a question for each step. */
export function StatsKeeper(props: { onStale: () => void }) {
  const jobs = useJobs();
  const location = useLocation();
  let timer: ReturnType<typeof setTimeout> | undefined;
  createEffect(
    on(
      () => [
        location.pathname,
        changes(),
        jobs
          .shown()
          .map((job) => `${job.id}${job.state}${job.done}`)
          .join(),
      ],
      () => {
        timer ??= setTimeout(() => {
          timer = undefined;
          props.onStale();
        }, AT_MOST_EVERY_MS);
      },
      { defer: true },
    ),
  );
  onCleanup(() => clearTimeout(timer));
  return null;
}
