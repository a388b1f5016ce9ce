import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Settled } from '../../jobs/index.ts';
import { SettledInLots } from './settled-in-lots.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const runOf = (fails = false) => {
  const lots: string[][] = [];
  const settle = async (items: Settled | Settled[]) => {
    if (fails) throw new Error('No database.');
    lots.push([items].flat().map(({ subjectId }) => subjectId));
  };
  return { lots, settled: new SettledInLots({ settle }) };
};

it('what ends within a moment is told together, each once and in its order', async () => {
  const { lots, settled } = runOf();
  settled.add({ subjectId: 'a' });
  settled.add({ subjectId: 'b' });
  expect(lots).toEqual([]);
  await vi.advanceTimersByTimeAsync(250);
  settled.add({ subjectId: 'c' });
  await settled.close();
  await settled.close();
  expect(lots).toEqual([['a', 'b'], ['c']]);
});

it('where that breaks, the work learns it', async () => {
  const { settled } = runOf(true);
  settled.add({ subjectId: 'a' });
  await vi.advanceTimersByTimeAsync(250);
  expect(() => settled.add({ subjectId: 'b' })).toThrow('No database.');
  await expect(settled.close()).rejects.toThrow('No database.');
});
