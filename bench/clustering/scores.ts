/** How well found groups agree with true ones. Each in percent. */
export interface Scores {
  acc: number;
  nmi: number;
  ari: number;
  clusters: number;
}

/** @param truth null where it is unknown: those are not scored. */
export function scoresOf(truth: (string | null)[], found: ArrayLike<number>): Scores {
  const scored = truth.flatMap((label, at) => (label === null ? [] : [{ label, group: found[at] as number }]));
  const rows = numbered(scored.map(({ label }) => label));
  const columns = numbered(scored.map(({ group }) => group));
  const table = Array.from({ length: rows.count }, () => new Float64Array(columns.count));
  scored.forEach((_, at) => {
    const row = table[rows.of[at] as number] as Float64Array;
    row[columns.of[at] as number] = (row[columns.of[at] as number] as number) + 1;
  });
  const total = scored.length;
  const sumsOfRows = table.map((row) => row.reduce((sum, value) => sum + value, 0));
  const sumsOfColumns = Array.from({ length: columns.count }, (_, column) => table.reduce((sum, row) => sum + (row[column] as number), 0));
  return {
    acc: (100 * bestMatching(table)) / total,
    nmi: 100 * normalizedInformation(table, sumsOfRows, sumsOfColumns, total),
    ari: 100 * adjustedRand(table, sumsOfRows, sumsOfColumns, total),
    clusters: columns.count,
  };
}

function numbered<T>(values: T[]): { of: number[]; count: number } {
  const numbers = new Map<T, number>();
  const of = values.map((value) => {
    if (!numbers.has(value)) numbers.set(value, numbers.size);
    return numbers.get(value) as number;
  });
  return { of, count: numbers.size };
}

function normalizedInformation(table: Float64Array[], rows: number[], columns: number[], total: number): number {
  const entropy = (sums: number[]) => -sums.reduce((sum, value) => sum + (value / total) * Math.log(value / total), 0);
  let mutual = 0;
  table.forEach((row, r) => {
    row.forEach((value, c) => {
      if (value > 0) mutual += (value / total) * Math.log((value * total) / ((rows[r] as number) * (columns[c] as number)));
    });
  });
  return mutual / ((entropy(rows) + entropy(columns)) / 2 || 1);
}

/** Hubert and Arabie 1985. */
function adjustedRand(table: Float64Array[], rows: number[], columns: number[], total: number): number {
  const pairs = (count: number) => (count * (count - 1)) / 2;
  const sum = (values: Iterable<number>) => [...values].reduce((all, value) => all + pairs(value), 0);
  const together = table.reduce((all, row) => all + sum(row), 0);
  const expected = (sum(rows) * sum(columns)) / pairs(total);
  return (together - expected) / ((sum(rows) + sum(columns)) / 2 - expected || 1);
}

/** The most that a one-to-one matching of rows and columns covers: the Hungarian method with potentials. */
function bestMatching(table: Float64Array[]): number {
  const [height, width] = [table.length, table[0]?.length ?? 0];
  const isTall = height > width;
  const [rows, columns] = isTall ? [width, height] : [height, width];
  const gain = (row: number, column: number) => (isTall ? table[column]?.[row] : table[row]?.[column]) as number;
  const u = new Float64Array(rows + 1);
  const v = new Float64Array(columns + 1);
  const matched = new Int32Array(columns + 1);
  const before = new Int32Array(columns + 1);
  for (let row = 1; row <= rows; row += 1) {
    matched[0] = row;
    let column = 0;
    const slack = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY);
    const used = new Uint8Array(columns + 1);
    do {
      used[column] = 1;
      const own = matched[column] as number;
      let [least, next] = [Number.POSITIVE_INFINITY, 0];
      for (let other = 1; other <= columns; other += 1) {
        if (used[other]) continue;
        const reduced = -gain(own - 1, other - 1) - (u[own] as number) - (v[other] as number);
        if (reduced < (slack[other] as number)) {
          slack[other] = reduced;
          before[other] = column;
        }
        if ((slack[other] as number) < least) [least, next] = [slack[other] as number, other];
      }
      for (let other = 0; other <= columns; other += 1) {
        if (used[other]) {
          u[matched[other] as number] = (u[matched[other] as number] as number) + least;
          v[other] = (v[other] as number) - least;
        } else slack[other] = (slack[other] as number) - least;
      }
      column = next;
    } while (matched[column] !== 0);
    do {
      const previous = before[column] as number;
      matched[column] = matched[previous] as number;
      column = previous;
    } while (column !== 0);
  }
  let covered = 0;
  for (let column = 1; column <= columns; column += 1) {
    if (matched[column]) covered += gain((matched[column] as number) - 1, column - 1);
  }
  return covered;
}
