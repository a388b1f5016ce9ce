/** Which contents a publish that was begun here has still to send: a job names what is done, not what is to come. */
import { createSignal } from 'solid-js';
import { createStore } from 'solid-js/store';
import type { Job } from '../job-work.ts';
import { isSettled } from '../job-work.ts';
import type { Jobs } from '../jobs.tsx';
import type { ContentRowData, Publishing } from './standing.ts';

/** How many the server sends at once. */
const AT_ONCE = 4;

interface Place {
  jobId: string;
  /** Its place in the order in which they are sent. */
  at: number;
}

// Above the page: who leaves it and comes back sees the same.
const [places, setPlaces] = createStore<Record<string, Place>>({});
const [latest, setLatest] = createSignal<string>();

/** The publish that was begun last. */
export const latestPublish = latest;

/** Remembers what a job was begun for. */
export function notePublishing(jobId: string, contentIds: readonly string[]): void {
  setPlaces(Object.fromEntries(contentIds.map((id, at) => [id, { jobId, at }])));
  setLatest(jobId);
}

/** Where a row stands in the publish that it is part of; nothing once it was tried. */
export function publishingOf(
  { id, lastPublishAttempt }: Pick<ContentRowData, 'id' | 'lastPublishAttempt'>,
  jobs: Pick<Jobs, 'get' | 'running'>,
): Publishing | undefined {
  const place = places[id];
  const job = place && jobs.get(place.jobId);
  if (job && !isSettled(job)) return standing(lastPublishAttempt, job, place.at);
  // Begun by somebody else: all that is known of it is that it is being sent now. An attempt that outlived its job is over.
  const isSent = lastPublishAttempt?.state === 'RUNNING' && jobs.running().some(({ kind }) => kind === 'PUBLISH_CONTENT');
  return isSent ? 'publishing' : undefined;
}

function standing(attempt: ContentRowData['lastPublishAttempt'], job: Job, at: number): Publishing | undefined {
  if (attempt && attempt.createdAt >= job.createdAt) return attempt.state === 'RUNNING' ? 'publishing' : undefined;
  return job.state === 'RUNNING' && at < job.done + job.failed + AT_ONCE ? 'publishing' : 'waiting';
}
