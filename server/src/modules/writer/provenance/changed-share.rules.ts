/** How much of a text somebody has changed since, counted in words that a reader sees. */
import { diffArrays } from 'diff';

/** Beyond these the exact way is too slow, and the words themselves are compared, without their order. */
const MOST_WORDS = 40_000;
const MOST_EDITS = 2_000;

/** @returns 0 for the same words, 1 for all others: the share of words on both sides that the other side does not have. */
export function changedShare(before: string, after: string): number {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  const all = a.length + b.length;
  if (all === 0) return 0;
  const parts = all > MOST_WORDS ? undefined : diffArrays(a, b, { maxEditLength: MOST_EDITS });
  const kept = parts ? parts.reduce((sum, part) => sum + (part.added || part.removed ? 0 : part.value.length), 0) : shared(a, b);
  return 1 - (2 * kept) / all;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function wordsOf(html: string): string[] {
  const text = html
    .replace(/<!--[\s\S]*?-->|<[^>]*>/g, ' ')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
    .replace(/&([a-z]+);/gi, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole);
  return text.split(/\s+/).filter((word) => word !== '');
}

function shared(a: string[], b: string[]): number {
  const counts = new Map<string, number>();
  for (const word of a) counts.set(word, (counts.get(word) ?? 0) + 1);
  let sum = 0;
  for (const word of b) {
    const left = counts.get(word) ?? 0;
    if (left === 0) continue;
    counts.set(word, left - 1);
    sum += 1;
  }
  return sum;
}
