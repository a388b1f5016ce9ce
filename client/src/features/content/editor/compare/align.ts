/** Lays two texts beside each other piece by piece, so that what became of a paragraph stands beside what it was. Pure. */
import { diffArrays } from 'diff';
import type { Piece } from './pieces.ts';
import { wordsIn } from './word-marks.ts';

export interface Row {
  left: Piece | undefined;
  right: Piece | undefined;
  same: boolean;
}

/** White space around, and how lines end, is no difference that a reader sees. */
const keyOf = ({ source }: Piece) => source.trim().replaceAll('\r\n', '\n');

/** Beyond these, pieces that were changed stand beside each other by place, not by likeness. */
const MOST_PAIRINGS = 40_000;
const MOST_EDITS = 1_000;
/** Less alike than this, one is no version of the other. */
const LIKE = 0.25;

export function alignPieces(left: readonly Piece[], right: readonly Piece[]): Row[] {
  const parts = diffArrays(left.map(keyOf), right.map(keyOf), { maxEditLength: MOST_EDITS });
  if (!parts) return paired(left, right);
  const rows: Row[] = [];
  let l = 0;
  let r = 0;
  let fromLeft = 0;
  let fromRight = 0;
  for (const part of [...parts, undefined]) {
    if (part?.removed) l += part.count;
    else if (part?.added) r += part.count;
    else {
      rows.push(...paired(left.slice(fromLeft, l), right.slice(fromRight, r)));
      for (let at = 0; at < (part?.count ?? 0); at += 1) rows.push({ left: left[l + at], right: right[r + at], same: true });
      l += part?.count ?? 0;
      r += part?.count ?? 0;
      [fromLeft, fromRight] = [l, r];
    }
  }
  return rows;
}

/** Of a stretch that differs, the pairing in order that is most alike in all. */
function paired(left: readonly Piece[], right: readonly Piece[]): Row[] {
  const row = (l: number, r: number): Row => ({ left: left[l], right: right[r], same: false });
  const alone = -1;
  if (left.length * right.length > MOST_PAIRINGS) {
    return Array.from({ length: Math.max(left.length, right.length) }, (_, at) => row(at, at));
  }
  const words = { left: left.map(bagOf), right: right.map(bagOf) };
  // best[l][r]: how alike the rest from l and r on can be.
  const best = Array.from({ length: left.length + 1 }, () => new Float64Array(right.length + 1));
  const at = (l: number, r: number) => best[l]?.[r] ?? 0;
  const alike = (l: number, r: number) => {
    const likeness = likenessOf(words.left[l] as Bag, words.right[r] as Bag);
    // One piece that became one piece is its change, however much of it.
    return likeness >= LIKE || (left.length === 1 && right.length === 1) ? 1 + likeness : 0;
  };
  for (let l = left.length - 1; l >= 0; l -= 1) {
    for (let r = right.length - 1; r >= 0; r -= 1) {
      const both = alike(l, r);
      (best[l] as Float64Array)[r] = Math.max(at(l + 1, r), at(l, r + 1), both > 0 ? both + at(l + 1, r + 1) : 0);
    }
  }
  const rows: Row[] = [];
  let l = 0;
  let r = 0;
  while (l < left.length || r < right.length) {
    const both = l < left.length && r < right.length ? alike(l, r) : 0;
    if (both > 0 && at(l, r) === both + at(l + 1, r + 1)) rows.push(row(l++, r++));
    else if (l < left.length && (r === right.length || at(l, r) === at(l + 1, r))) rows.push(row(l++, alone));
    else rows.push(row(alone, r++));
  }
  return rows;
}

type Bag = { counts: Map<string, number>; size: number };

function bagOf({ source }: Piece): Bag {
  const words = wordsIn(source.replace(/<[^>]*>/g, ' '));
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { counts, size: words.length };
}

/** The share of the words that both have, from 0 to 1. */
function likenessOf(a: Bag, b: Bag): number {
  if (a.size + b.size === 0) return 1;
  let common = 0;
  for (const [word, count] of a.counts) common += Math.min(count, b.counts.get(word) ?? 0);
  return (2 * common) / (a.size + b.size);
}
