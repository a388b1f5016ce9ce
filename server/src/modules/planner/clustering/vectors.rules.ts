/** Rows of floats in one flat array: what every step of the clustering passes on. Pure. */

export interface Vectors {
  readonly width: number;
  readonly count: number;
  /** count x width, row by row. */
  readonly data: Float32Array;
}

/** The group of each row, counted from 0; -1 for a row that belongs to none. */
export type Labels = Int32Array;

export const vectors = (count: number, width: number, data: Float32Array = new Float32Array(count * width)): Vectors => ({
  count,
  width,
  data,
});

export const rowOf = ({ data, width }: Vectors, at: number): Float32Array => data.subarray(at * width, (at + 1) * width);

export function picked(rows: Vectors, numbers: ArrayLike<number>): Vectors {
  const result = vectors(numbers.length, rows.width);
  for (let at = 0; at < numbers.length; at += 1) rowOf(result, at).set(rowOf(rows, numbers[at] as number));
  return result;
}

export function dot(a: Float32Array, b: Float32Array): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  const end = a.length - (a.length % 4);
  for (let at = 0; at < end; at += 4) {
    s0 += (a[at] as number) * (b[at] as number);
    s1 += (a[at + 1] as number) * (b[at + 1] as number);
    s2 += (a[at + 2] as number) * (b[at + 2] as number);
    s3 += (a[at + 3] as number) * (b[at + 3] as number);
  }
  for (let at = end; at < a.length; at += 1) s0 += (a[at] as number) * (b[at] as number);
  return s0 + s1 + s2 + s3;
}

/** Scales every row to length 1, in place; a row of zeros stays as it is. */
export function normalizeRows(rows: Vectors): Vectors {
  for (let at = 0; at < rows.count; at += 1) scaleTo(rowOf(rows, at), 1);
  return rows;
}

export function scaleTo(row: Float32Array, length: number): void {
  const now = Math.sqrt(dot(row, row));
  if (now === 0) return;
  for (let at = 0; at < row.length; at += 1) row[at] = ((row[at] as number) * length) / now;
}

/** Mean of the rows of each group, not normalised: the dot product of two means is the mean cosine between the groups. */
export function meansOf(rows: Vectors, labels: Labels, groups: number): Vectors {
  const means = vectors(groups, rows.width);
  const sizes = sizesOf(labels, groups);
  for (let at = 0; at < rows.count; at += 1) {
    const label = labels[at] as number;
    if (label < 0) continue;
    const mean = rowOf(means, label);
    const row = rowOf(rows, at);
    for (let d = 0; d < rows.width; d += 1) mean[d] = (mean[d] as number) + (row[d] as number) / (sizes[label] as number);
  }
  return means;
}

export function sizesOf(labels: Labels, groups: number): Int32Array {
  const sizes = new Int32Array(groups);
  for (const label of labels) if (label >= 0) sizes[label] = (sizes[label] as number) + 1;
  return sizes;
}

/** Numbers the groups from 0 in order of their first row, leaving out empty ones. */
export function compact(labels: Labels): { labels: Labels; count: number } {
  const numbers = new Map<number, number>();
  const renumbered = labels.map((label) => {
    if (label < 0) return -1;
    const known = numbers.get(label);
    if (known !== undefined) return known;
    numbers.set(label, numbers.size);
    return numbers.size - 1;
  });
  return { labels: renumbered, count: numbers.size };
}
