/** The lines in which every measurement tells its figures. */

export interface Figure {
  figure: string;
  value: number;
  unit: string;
  peer?: string;
  /** To the peer's in the same run. */
  ratio?: number;
}

export type Report = (name: string, figures: Figure[]) => void;

/** By nearest rank: of ten, the fifth and the tenth. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** @param inJson one line of JSON a figure; else one a case. */
export const reporter =
  (bench: string, inJson: boolean): Report =>
  (name, figures) => {
    const lines = figures.map(({ ratio, ...rest }) => ({
      ...rest,
      value: rounded(rest.value),
      ...(ratio !== undefined && { ratio: rounded(ratio) }),
    }));
    if (inJson) for (const line of lines) console.log(JSON.stringify({ bench, case: name, ...line }));
    else {
      const told = lines.map(({ figure, value, unit, peer, ratio }) => `${figure} ${value} ${unit}${peer ? ` (${ratio} x ${peer})` : ''}`);
      console.log(`${name.padEnd(18)} ${told.join('   ')}`);
    }
  };
