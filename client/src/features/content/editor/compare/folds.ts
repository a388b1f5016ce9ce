/** Leaves of a long comparison what differs, with the paragraph before and after it; the rest is folded away until it is asked for. */
import type { Row } from './align.ts';

export type Part = { kind: 'row'; row: Row; at: number } | { kind: 'fold'; from: number; count: number };

/** @param opened the first rows of folds that were opened */
export function folded(rows: readonly Row[], opened: ReadonlySet<number>): Part[] {
  const isNear = (at: number) => [at - 1, at, at + 1].some((beside) => rows[beside] && !rows[beside].same);
  const parts: Part[] = [];
  for (let at = 0; at < rows.length; ) {
    let end = at;
    while (end < rows.length && !isNear(end)) end += 1;
    // To fold one away would spare nothing.
    if (end - at > 1 && !opened.has(at)) {
      parts.push({ kind: 'fold', from: at, count: end - at });
      at = end;
      continue;
    }
    const until = Math.max(end, at + 1);
    for (; at < until; at += 1) parts.push({ kind: 'row', row: rows[at] as Row, at });
  }
  return parts;
}
