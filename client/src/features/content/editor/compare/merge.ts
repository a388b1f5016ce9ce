/** Makes one text of two, place by place: what was not decided is ours, byte for byte. Pure. */
import type { Row } from './align.ts';

export type Choice = 'ours' | 'theirs' | 'both' | 'hand';

/** What a choice makes of one place; `left` is ours, `right` theirs. */
export function chosenText({ left, right }: Row, choice: Choice, byHand = ''): string {
  if (choice === 'hand') return byHand;
  if (choice === 'theirs') return right?.source ?? '';
  if (choice === 'both' && left && right) return `${left.source}\n\n${right.source}`;
  return left?.source ?? (choice === 'both' ? (right?.source ?? '') : '');
}

/** @param textAt what stands in a place that differs; it is not asked for the others */
export function mergedText(rows: readonly Row[], textAt: (row: number) => string): string {
  // Between blocks that never stood beside each other, what stands between the others.
  const glue = rows.flatMap(({ left, right }) => [left?.gap, right?.gap]).find((gap) => gap) ?? '\n\n';
  let merged = '';
  let wasOurs = true;
  for (const [at, row] of rows.entries()) {
    const text = row.same ? (row.left?.source ?? '') : textAt(at);
    if (text === '') continue;
    const isOurs = text === row.left?.source;
    if (merged !== '' && !/\s$/.test(merged) && !(isOurs && wasOurs)) merged += glue;
    merged += text + (row.left?.gap ?? row.right?.gap ?? '');
    wasOurs = isOurs;
  }
  return merged;
}
