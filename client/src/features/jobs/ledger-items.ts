import { createEffect, createMemo, on, onCleanup } from 'solid-js';
import { createJobLedgerItemsQuery } from '../../graphql/generated/features/jobs/JobLedger.ts';
import type { Job } from '../../lib/job-work.ts';

/** Read again at most so often while a job is at work; a long ledger less often, as all of it is read. */
const READ_EVERY_MS = 900;
const MOST_MS = 8_000;
const readEvery = (job: Job) => Math.min(MOST_MS, Math.max(READ_EVERY_MS, (job.total ?? 0) * 4));

/** How the things of a job ended so far, newest first. */
export function createLedgerItems(job: () => Job) {
  const [result, load] = createJobLedgerItemsQuery({ variables: () => ({ id: job().id }), requestPolicy: 'cache-and-network' });
  let timer: ReturnType<typeof setTimeout> | undefined;
  createEffect(
    on(
      () => [job().state, job().done, job().failed],
      () => {
        timer ??= setTimeout(() => {
          timer = undefined;
          load({ requestPolicy: 'network-only' });
        }, readEvery(job()));
      },
      { defer: true },
    ),
  );
  onCleanup(() => clearTimeout(timer));
  const items = createMemo(() => [...(result.data?.job?.items ?? [])].sort((a, b) => b.finishedAt.localeCompare(a.finishedAt)));
  return { items, error: () => (result.data ? undefined : result.error) };
}

export type LedgerItems = ReturnType<typeof createLedgerItems>;
