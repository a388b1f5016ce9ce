import { createRoot, createSignal } from 'solid-js';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Asked, createLatest } from './latest.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A server whose answers come when the test says so. */
function stage() {
  const asked: string[] = [];
  const answers = new Map<string, (answer: Asked<string>) => void>();
  const ask = (question: string) => {
    asked.push(question);
    return new Promise<Asked<string>>((resolve) => answers.set(question, resolve));
  };
  const come = async (question: string, answer: Asked<string> = { answer: `about ${question}` }) => {
    answers.get(question)?.(answer);
    await vi.advanceTimersByTimeAsync(0);
  };
  return createRoot((end) => {
    const [question, type] = createSignal<string | undefined>();
    return { latest: createLatest({ question, ask, pause: 100 }), type, asked, come, end };
  });
}

const refused = { failure: { code: 'UNREACHABLE', message: 'No answer.', fields: {} } };

it('asks once for what was typed in one go', () => {
  const { type, asked } = stage();
  for (const text of ['m', 'mo', 'mok', 'moka']) {
    type(text);
    vi.advanceTimersByTime(60);
  }
  expect(asked).toEqual([]);
  vi.advanceTimersByTime(100);
  expect(asked).toEqual(['moka']);
});

it('an old answer that comes late never takes the place of a newer one', async () => {
  const { latest, type, come } = stage();
  type('mo');
  vi.advanceTimersByTime(100);
  type('moka');
  vi.advanceTimersByTime(100);
  await come('moka');
  await come('mo');
  expect(latest.answer()).toBe('about moka');
  expect(latest.busy()).toBe(false);
});

it('what was on its way when the box was emptied is not shown', async () => {
  const { latest, type, come } = stage();
  type('mo');
  vi.advanceTimersByTime(100);
  type(undefined);
  await come('mo');
  expect(latest.answer()).toBeUndefined();
  expect(latest.busy()).toBe(false);
});

it('keeps what it had when asking fails, says why, and asks again when told to', async () => {
  const { latest, type, come, asked } = stage();
  type('mo');
  vi.advanceTimersByTime(100);
  await come('mo');
  type('mok');
  vi.advanceTimersByTime(100);
  await come('mok', refused);
  expect(latest.answer()).toBe('about mo');
  expect(latest.failure()?.message).toBe('No answer.');
  latest.retry();
  await come('mok');
  expect(asked).toEqual(['mo', 'mok', 'mok']);
  expect(latest.failure()).toBeUndefined();
  expect(latest.answer()).toBe('about mok');
});
