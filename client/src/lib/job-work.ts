/** What runs, as people think of it: jobs of one kind that run together are one piece of work. */
import type { JobKind, JobState, Jobs_FactsFragment } from '../graphql/generated/lib/jobs.ts';

export type { JobKind, JobState };
export type Job = Omit<Jobs_FactsFragment, ' $fragmentName'>;

export const isSettled = (job: Pick<Job, 'state'>): boolean => job.state !== 'QUEUED' && job.state !== 'RUNNING';

/** Whether running it again would do anything. The rows of a file that were refused stay as they are. */
export const isRetryable = (job: Pick<Job, 'state' | 'failed' | 'kind'>): boolean =>
  isSettled(job) && (job.state !== 'SUCCEEDED' || (job.failed > 0 && job.kind !== 'IMPORT_KEYWORDS'));

export interface Work {
  kind: JobKind;
  /** Newest first. */
  jobs: Job[];
  state: 'waiting' | 'running' | 'done' | 'failed' | 'stopped';
  /** Null until every job has counted its things. */
  total: number | null;
  done: number;
  failed: number;
}

/** One entry a kind, the one with the newest job first. */
export function workOf(jobs: readonly Job[]): Work[] {
  const kinds = new Map<JobKind, Job[]>();
  for (const job of [...jobs].sort((a, b) => b.createdAt.localeCompare(a.createdAt))) {
    kinds.set(job.kind, [...(kinds.get(job.kind) ?? []), job]);
  }
  return [...kinds].map(([kind, all]) => {
    const current = together(all);
    return { kind, jobs: current, state: stateOf(current), ...countOf(current) };
  });
}

/** What had settled before any of those that run began is over, and not part of what runs. */
function together(jobs: Job[]): Job[] {
  const began = jobs
    .filter((job) => !isSettled(job))
    .map((job) => job.createdAt)
    .sort()[0];
  return began === undefined ? jobs : jobs.filter((job) => !isSettled(job) || (job.finishedAt ?? '') >= began);
}

function stateOf(jobs: Job[]): Work['state'] {
  if (jobs.some((job) => job.state === 'RUNNING')) return 'running';
  if (jobs.some((job) => job.state === 'QUEUED')) return jobs.some(isSettled) ? 'running' : 'waiting';
  if (jobs.some((job) => job.state === 'FAILED')) return 'failed';
  return jobs.every((job) => job.state === 'CANCELLED') ? 'stopped' : 'done';
}

function countOf(jobs: Job[]): Pick<Work, 'total' | 'done' | 'failed'> {
  const sum = (value: (job: Job) => number) => jobs.reduce((all, job) => all + value(job), 0);
  // The draft of one task is a job of its own, which is one thing before it has said so.
  const sizes = jobs.map((job) => job.total ?? (job.kind === 'GENERATE_DRAFT' ? 1 : null));
  return {
    total: sizes.includes(null) ? null : sizes.reduce<number>((all, size) => all + (size ?? 0), 0),
    done: sum((job) => job.done),
    failed: sum((job) => job.failed),
  };
}

/** @returns about how many seconds are left, or null where nothing can be said yet. */
export function secondsLeft(work: Work, now = Date.now()): number | null {
  // One that runs alone says it itself; how many take turns is reckoned from all of them.
  const [only, ...others] = work.jobs.filter((job) => !isSettled(job));
  if (only?.secondsLeft != null && others.length === 0) return only.secondsLeft;
  const began = work.jobs
    .map((job) => job.startedAt ?? '')
    .filter(Boolean)
    .sort()[0];
  const settled = work.done + work.failed;
  if (!began || work.total === null || settled < 2 || work.state !== 'running') return null;
  return Math.max(1, Math.round(((now - Date.parse(began)) / 1000 / settled) * (work.total - settled)));
}
