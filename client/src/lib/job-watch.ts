import { createEffect, createMemo, on, onCleanup } from 'solid-js';
import type { JobKind } from './job-work.ts';
import { useJobs } from './jobs.tsx';

/**
 * Whether jobs of a kind are at work for a site, whoever began them.
 * @param onSettled is called when the last of them has ended, and what they changed can be read
 */
export function createJobWatch(siteId: () => string, kind: JobKind, onSettled: () => void) {
  const jobs = useJobs();
  const running = createMemo(() => jobs.running(siteId()).some((job) => job.kind === kind));
  createEffect(on(running, (is, was) => was && !is && onSettled()));

  const ends: (() => void)[] = [];
  onCleanup(() => {
    for (const end of ends) end();
  });
  return {
    running,
    /** Follows one that was begun here. It may have settled before anything was heard of it. */
    follow: (jobId: string) => {
      jobs.track(jobId);
      ends.push(jobs.onSettled(jobId, onSettled));
    },
  };
}
