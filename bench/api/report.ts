/** The lines in which figures are told. */

export interface Figure {
  figure: string;
  value: number;
  unit: string;
  peer?: string;
  /** To the peer's in the same run. */
  ratio?: number;
}

export type Report = (name: string, figures: Figure[]) => void;

const rounded = (value: number): number => Math.round(value * 100) / 100;

export const reporter =
  (inJson: boolean): Report =>
  (name, figures) => {
    for (const { ratio, ...rest } of figures) {
      const line = { ...rest, value: rounded(rest.value), ...(ratio !== undefined && { ratio: rounded(ratio) }) };
      if (inJson) console.log(JSON.stringify({ bench: 'api', case: name, ...line }));
      else {
        const beside = line.peer ? ` (${line.ratio} x ${line.peer})` : '';
        console.log(`${name.padEnd(13)} ${line.figure.padEnd(20)} ${line.value} ${line.unit}${beside}`);
      }
    }
  };
