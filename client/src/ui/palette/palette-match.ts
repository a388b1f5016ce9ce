/** How well what was typed fits a name: every word has to be the beginning of one of its words, or of one that goes with it. */
const wordsOf = (text: string): string[] =>
  text
    .toLocaleLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** @returns higher for better; 0 where it does not fit */
export function fits(query: string, label: string, others = ''): number {
  const asked = wordsOf(query);
  if (asked.length === 0) return 0;
  const own = wordsOf(label);
  const has = (words: string[]) => (word: string) => words.some((each) => each.startsWith(word));
  if (own.join(' ').startsWith(asked.join(' '))) return 3;
  if (asked.every(has(own))) return 2;
  return asked.every(has([...own, ...wordsOf(others)])) ? 1 : 0;
}

/** Those that fit, the best first; equal ones stay in their order. */
export const best = <Entry extends { label: string; words?: string | undefined }>(query: string, entries: readonly Entry[]): Entry[] =>
  entries
    .map((entry) => ({ entry, rank: fits(query, entry.label, entry.words) }))
    .filter(({ rank }) => rank > 0)
    .toSorted((a, b) => b.rank - a.rank)
    .map(({ entry }) => entry);
