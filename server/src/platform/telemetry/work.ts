/**
 * What is being worked on: one request or one job, from its first line of code to its last, however deep. What is logged
 * meanwhile bears these facts; nobody hands them on.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

export interface Work {
  requestId?: string;
  jobId?: string;
  siteId?: string;
  /** The name of the GraphQL operation, or the kind of the job. */
  operation?: string;
  /** What kind of asker: user, token or system; and which. Never a name, which is personal. */
  actor?: string;
  actorId?: string;
}

const storage = new AsyncLocalStorage<Work>();

export const during = <T>(work: Work, run: () => T): T => storage.run(work, run);

export const workNow = (): Readonly<Work> | undefined => storage.getStore();

/** Adds what became known of it later. */
export function note(facts: Work): void {
  const work = storage.getStore();
  if (work) Object.assign(work, facts);
}
