/** Times in milliseconds, and the lines they are told in. */

export const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return performance.now() - started;
};

/** By nearest rank: of ten, the fifth and the tenth. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export interface Figure {
  figure: string;
  value: number;
  unit: string;
  peer?: string;
  ratio?: number;
}

const rounded = (value: number): number => Math.round(value * 10) / 10;

export const reporter =
  (inJson: boolean) =>
  (name: string, figures: Figure[]): void => {
    const lines = figures.map(({ ratio, ...rest }) => ({
      ...rest,
      value: rounded(rest.value),
      ...(ratio !== undefined && { ratio: rounded(ratio) }),
    }));
    if (inJson) for (const line of lines) console.log(JSON.stringify({ bench: 'screen', case: name, ...line }));
    else {
      const told = lines.map(({ figure, value, unit, peer, ratio }) => `${figure} ${value} ${unit}${peer ? ` (${ratio} x ${peer})` : ''}`);
      console.log(`${name.padEnd(18)} ${told.join('   ')}`);
    }
  };

export const spread = (times: readonly number[]): Figure[] => [
  { figure: 'p50', value: percentile(times, 0.5), unit: 'ms' },
  { figure: 'p95', value: percentile(times, 0.95), unit: 'ms' },
];
