/** Which items of a long list stand in sight, when every row is equally high. */

export interface Sight {
  count: number;
  /** Items side by side. */
  columns: number;
  rowHeight: number;
  scrollTop: number;
  viewHeight: number;
  /** Rows above and below that are there already when they come into sight. */
  overscan: number;
}

/** @returns the first item, and the one after the last. */
export function windowOf({ count, columns, rowHeight, scrollTop, viewHeight, overscan }: Sight): { from: number; to: number } {
  const rows = Math.ceil(count / columns);
  const first = Math.max(0, Math.min(Math.floor(scrollTop / rowHeight), rows - 1) - overscan);
  const last = Math.min(rows, Math.ceil((scrollTop + viewHeight) / rowHeight) + overscan);
  return { from: first * columns, to: Math.min(count, Math.max(first, last) * columns) };
}

/** As many columns as fit, one at least. */
export const columnsOf = (width: number, least: number, gap: number): number => Math.max(1, Math.floor((width + gap) / (least + gap)));
