import { describe, expect, it } from 'vitest';
import { retryWords, timeLeft, workTitle } from './job-words.ts';
import { isRetryable, type Job, secondsLeft, workOf } from './job-work.ts';

let made = 0;
const job = (facts: Partial<Job>): Job => ({
  id: `job-${made++}`,
  siteId: 'site',
  kind: 'PUBLISH_CONTENT',
  state: 'RUNNING',
  total: 48,
  done: 0,
  failed: 0,
  message: null,
  secondsLeft: null,
  createdAt: '2026-11-22T09:00:00Z',
  startedAt: '2026-11-22T09:00:00Z',
  finishedAt: null,
  ...facts,
});

describe('what runs', () => {
  it('is counted together where jobs of one kind run together, and the newest kind comes first', () => {
    const works = workOf([
      job({ kind: 'GENERATE_DRAFT', total: 1, done: 1, state: 'SUCCEEDED', finishedAt: '2026-11-22T09:01:00Z' }),
      job({ kind: 'GENERATE_DRAFT', total: null, state: 'QUEUED' }),
      job({ done: 29, failed: 2, createdAt: '2026-11-22T09:02:00Z' }),
    ]);
    expect(works.map(workTitle)).toEqual(['Publishing: 31 of 48', 'Writing drafts: 1 of 2']);
  });

  it('leaves out what was over before it began', () => {
    const [work] = workOf([
      job({ state: 'SUCCEEDED', done: 48, finishedAt: '2026-11-22T09:01:00Z' }),
      job({ total: 2, done: 1, createdAt: '2026-11-22T09:05:00Z' }),
    ]);
    expect(work).toMatchObject({ total: 2, done: 1, state: 'running' });
  });

  it.each([
    [{ state: 'QUEUED' }, 'Publishing: waiting for a worker'],
    [{ total: null }, 'Publishing'],
    [{ state: 'SUCCEEDED', done: 48 }, 'Publishing: done'],
    [{ state: 'SUCCEEDED', done: 46, failed: 2 }, 'Publishing: done, not all of it'],
    [{ state: 'FAILED' }, 'Publishing: failed'],
    [{ state: 'CANCELLED', done: 3 }, 'Publishing: stopped'],
  ] as [Partial<Job>, string][])('%o says "%s"', (facts, title) => {
    expect(workOf([job(facts)]).map(workTitle)).toEqual([title]);
  });

  it('tells about how long it takes, once there is something to tell it by', () => {
    const left = (facts: Partial<Job>) => secondsLeft(workOf([job(facts)])[0] as never, Date.parse('2026-11-22T09:01:00Z'));
    expect(left({ done: 23, failed: 1 })).toBe(60);
    expect(left({ done: 1 })).toBeNull();
    expect(left({ done: 24, total: null })).toBeNull();
    expect([8, 42, 540, 7_000].map(timeLeft)).toEqual([
      'about 8 seconds left',
      'about 40 seconds left',
      'about 9 minutes left',
      'about 2 hours left',
    ]);
  });

  it('takes the word of a job for how long it takes, where it runs alone', () => {
    const left = (...jobs: Partial<Job>[]) => secondsLeft(workOf(jobs.map(job))[0] as never, Date.parse('2026-11-22T09:01:00Z'));
    const facts = { kind: 'IMPORT_SITE', total: 98_000, done: 12_400, secondsLeft: 540 } as const;
    expect(left(facts)).toBe(540);
    expect(left(facts, { ...facts, state: 'SUCCEEDED', secondsLeft: null, finishedAt: '2026-11-22T09:00:30Z' })).toBe(540);
    expect(left({ done: 23, failed: 1, secondsLeft: 5 }, { done: 24, total: 48, secondsLeft: 7 })).toBe(60);
    expect(workOf([job(facts)]).map(workTitle)).toEqual(['Import from WordPress: 12,400 of 98,000']);
  });
});

it('a settled job can be tried again where something did not succeed', () => {
  expect(
    [job({}), job({ state: 'SUCCEEDED' }), job({ state: 'SUCCEEDED', failed: 1 }), job({ state: 'CANCELLED' })].map(isRetryable),
  ).toEqual([false, false, true, true]);
});

it.each([
  [[{ state: 'SUCCEEDED', done: 45, failed: 3 }], 'Retry 3 failed'],
  [[{ state: 'SUCCEEDED', done: 47, failed: 1 }], 'Retry 1 failed'],
  // What it never came to is done too: that is more than what failed.
  [[{ state: 'CANCELLED', done: 20, failed: 3 }], 'Go on with the rest'],
  [[{ state: 'FAILED', done: 20 }], 'Go on with the rest'],
  [[{ state: 'FAILED' }], 'Try again'],
  [[{ state: 'SUCCEEDED', done: 47, failed: 1 }, { state: 'CANCELLED' }], 'Go on with the rest'],
] as [Partial<Job>[], string][])('trying again says what it does, %#', (jobs, words) => {
  expect(retryWords(jobs.map(job))).toBe(words);
});
