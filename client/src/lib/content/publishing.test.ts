import { expect, it } from 'vitest';
import type { Job } from '../job-work.ts';
import { notePublishing, publishingOf } from './publishing.ts';

const job = (changes: Partial<Job>): Job => ({
  id: 'j',
  siteId: 's',
  kind: 'PUBLISH_CONTENT',
  state: 'RUNNING',
  total: 8,
  done: 0,
  failed: 0,
  message: null,
  secondsLeft: null,
  createdAt: '2026-11-22T17:00:00Z',
  startedAt: null,
  finishedAt: null,
  ...changes,
});
const withJobs = (...known: Job[]) => ({
  get: (id: string) => known.find((each) => each.id === id),
  running: () => known.filter(({ state }) => state === 'RUNNING' || state === 'QUEUED'),
});
const attempt = (state: 'RUNNING' | 'FAILED', createdAt: string) => ({ id: 'a', state, message: null, createdAt, finishedAt: null });

it('what is begun here waits until it is its turn, and is over once it was tried', () => {
  notePublishing('j', ['c0', 'c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7']);
  const row = (id: string) => ({ id, lastPublishAttempt: null });
  expect(publishingOf(row('c0'), withJobs(job({ state: 'QUEUED' })))).toBe('waiting');
  expect(publishingOf(row('c3'), withJobs(job({})))).toBe('publishing');
  expect(publishingOf(row('c4'), withJobs(job({})))).toBe('waiting');
  expect(publishingOf(row('c4'), withJobs(job({ done: 1 })))).toBe('publishing');
  const tried = { id: 'c0', lastPublishAttempt: attempt('FAILED', '2026-11-22T17:00:01Z') };
  expect(publishingOf(tried, withJobs(job({})))).toBeUndefined();
  expect(publishingOf(row('c7'), withJobs(job({ state: 'SUCCEEDED' })))).toBeUndefined();
});

it('what somebody else has begun is publishing while it is sent; an attempt that outlived its job is not', () => {
  const sent = { id: 'other', lastPublishAttempt: attempt('RUNNING', '2026-11-22T17:00:01Z') };
  expect(publishingOf(sent, withJobs(job({ id: 'theirs' })))).toBe('publishing');
  expect(publishingOf(sent, withJobs(job({ id: 'theirs', state: 'FAILED' })))).toBeUndefined();
});
