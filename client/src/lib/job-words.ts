/** What jobs are called, and how their counts are said. */
import type { Job, JobKind, JobState, Work } from './job-work.ts';
import { formatCount, plural } from './numbers.ts';

const names: Record<JobKind, string> = {
  PUBLISH_CONTENT: 'Publishing',
  IMPORT_SITE: 'Import from WordPress',
  GENERATE_DRAFT: 'Writing drafts',
  CLUSTER_KEYWORDS: 'Grouping keywords',
  GENERATE_IDEAS: 'Proposing ideas',
  IMPORT_KEYWORDS: 'Importing keywords',
  CHECK_DRIFT: 'Checking WordPress',
  SUGGEST_CLUSTERS: 'Suggesting clusters',
  UNDO_PUBLISH: 'Putting posts back',
};

export const jobName = (kind: JobKind): string => names[kind] ?? 'Work';

const done: Record<JobKind, string> = {
  PUBLISH_CONTENT: 'live',
  IMPORT_SITE: 'read',
  GENERATE_DRAFT: 'written',
  CLUSTER_KEYWORDS: 'looked at',
  GENERATE_IDEAS: 'done',
  IMPORT_KEYWORDS: 'taken in',
  CHECK_DRIFT: 'looked at',
  SUGGEST_CLUSTERS: 'compared',
  UNDO_PUBLISH: 'put back',
};

export const doneWord = (kind: JobKind): string => done[kind] ?? 'done';

/** What pressing stop does: what was sent to WordPress cannot be called back. */
export const stopWords = (kind: JobKind): string =>
  kind === 'PUBLISH_CONTENT' || kind === 'UNDO_PUBLISH' ? 'Stop after this one' : 'Stop';

/** What trying jobs again does: of one that ran to its end, what failed; of one that broke off, also what it never came to. */
export function retryWords(jobs: readonly Pick<Job, 'state' | 'done' | 'failed'>[]): string {
  const failed = jobs.reduce((sum, job) => sum + job.failed, 0);
  if (jobs.some((job) => job.state !== 'SUCCEEDED')) {
    return jobs.some((job) => job.done > 0) || failed > 0 ? 'Go on with the rest' : 'Try again';
  }
  return `Retry ${formatCount(failed)} failed`;
}

const states: Record<JobState, string> = {
  QUEUED: 'Waiting',
  RUNNING: 'Running',
  SUCCEEDED: 'Done',
  FAILED: 'Failed',
  CANCELLED: 'Stopped',
};

/** What a job came to. Single things that failed do not make a failed job, but are said. */
export const jobStateLabel = (job: Pick<Job, 'state' | 'failed'>): string =>
  job.state === 'SUCCEEDED' && job.failed > 0 ? `Done, ${formatCount(job.failed)} failed` : states[job.state];

/** "Publishing 31 of 48", "Publishing, done". */
export function workTitle({ kind, state, total, done, failed }: Work): string {
  const name = jobName(kind);
  if (state === 'waiting') return `${name}: waiting for a worker`;
  if (state === 'running') return total === null ? name : `${name}: ${progressWords({ done, failed, total })}`;
  if (state === 'stopped') return `${name}: stopped`;
  if (state === 'failed' && done === 0) return `${name}: failed`;
  return failed > 0 || state === 'failed' ? `${name}: done, not all of it` : `${name}: done`;
}

/** "12,400 of 98,000". */
export const progressWords = ({ done, failed, total }: { done: number; failed: number; total: number }): string =>
  `${formatCount(done + failed)} of ${formatCount(total)}`;

/** "40 seconds", "9 minutes", "2 hours": as near as a guess is worth. */
export function roughly(seconds: number): string {
  if (seconds < 90) return plural(seconds < 10 ? Math.max(1, Math.round(seconds)) : Math.round(seconds / 5) * 5, 'second');
  if (seconds < 5_400) return plural(Math.round(seconds / 60), 'minute');
  return plural(Math.round(seconds / 3_600), 'hour');
}

/** "about 9 minutes left". */
export const timeLeft = (seconds: number): string => `about ${roughly(seconds)} left`;
