import { describe, expect, it } from 'vitest';
import { attemptWords, eventName, pretty, stateWord } from './webhook-words.ts';

const later = new Date(Date.now() + 3_600_000).toISOString();
const earlier = new Date(Date.now() - 3_600_000).toISOString();

describe('a delivery in words', () => {
  it('tells one that waits from one that has failed and is tried again', () => {
    expect(stateWord({ state: 'PENDING', attempts: 0, nextAttemptAt: later })).toBe('Waiting');
    expect(stateWord({ state: 'PENDING', attempts: 2, nextAttemptAt: later })).toBe('Failed so far');
    expect(stateWord({ state: 'FAILED', attempts: 8, nextAttemptAt: null })).toBe('Failed');
  });

  it('says when it is tried next, and that a paused webhook has to be resumed first', () => {
    expect(attemptWords({ state: 'PENDING', attempts: 1, nextAttemptAt: later })).toMatch(/^1 attempt, next \d+ \w+, \d\d:\d\d$/);
    expect(attemptWords({ state: 'PENDING', attempts: 0, nextAttemptAt: earlier })).toBe('next in a moment');
    expect(attemptWords({ state: 'PENDING', attempts: 2, nextAttemptAt: later }, true)).toBe('2 attempts, goes out when resumed');
    expect(attemptWords({ state: 'DELIVERED', attempts: 1, nextAttemptAt: null })).toBe('1 attempt');
  });

  it('calls events by the names that receivers see', () => {
    expect(eventName('JOB_SETTLED')).toBe('job.settled');
    expect(eventName('PING')).toBe('ping');
  });
});

it('JSON is set out for reading; what is none is left alone', () => {
  expect(pretty('{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}');
  expect(pretty('<h1>502</h1>')).toBe('<h1>502</h1>');
});
