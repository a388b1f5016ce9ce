export interface Figure {
  figure: string;
  value: number;
  unit: string;
}

export const reporter =
  (inJson: boolean) =>
  (name: string, figures: Figure[]): void => {
    const lines = figures.map(({ value, ...rest }) => ({ ...rest, value: Math.round(value * 100) / 100 }));
    if (inJson) for (const line of lines) console.log(JSON.stringify({ bench: 'wordpress', case: name, ...line }));
    else console.log(`${name.padEnd(18)} ${lines.map(({ figure, value, unit }) => `${figure} ${value} ${unit}`).join('   ')}`);
  };
