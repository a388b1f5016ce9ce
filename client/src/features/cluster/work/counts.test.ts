import { expect, it } from 'vitest';
import { partsInWords, partsOf } from './counts.ts';

it('sums what clusters have', () => {
  const one = { keywordCount: 3, coverage: { ideas: 1, tasks: 0, content: 2 } };
  const other = { keywordCount: 1200, coverage: { ideas: 0, tasks: 0, content: 5 } };
  expect(partsOf([one, other])).toEqual({ keywords: 1203, ideas: 1, tasks: 0, content: 7 });
});

it.each([
  ['all of it', { keywords: 1203, ideas: 1, tasks: 2, content: 7 }, '1,203 keywords, 1 idea, 2 tasks, and 7 pieces of content'],
  ['no word of what there is none of', { keywords: 1, ideas: 0, tasks: 0, content: 1 }, '1 keyword and 1 piece of content'],
  ['nothing at all', { keywords: 0 }, 'nothing'],
])('says %s', (_what, parts, words) => {
  expect(partsInWords(parts)).toBe(words);
});
