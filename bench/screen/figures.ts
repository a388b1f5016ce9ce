/** Times in milliseconds. */
import { type Figure, percentile } from '../report.ts';

export const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return performance.now() - started;
};

export const spread = (times: readonly number[]): Figure[] => [
  { figure: 'p50', value: percentile(times, 0.5), unit: 'ms' },
  { figure: 'p95', value: percentile(times, 0.95), unit: 'ms' },
];
