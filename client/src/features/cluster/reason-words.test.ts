import { expect, it } from 'vitest';
import { reasonInWords } from './reason-words.ts';

it.each([
  [
    'meaning and words, two of each',
    { sharedWords: ['cold', 'brew', 'coffee'], closest: ['cold brew ratio', 'cold brew maker', 'nitro'], byMeaning: true },
    'Means nearly the same as “cold brew ratio” and “cold brew maker”; shares “cold” and “brew”',
  ],
  ['words alone', { sharedWords: ['kaffee'], closest: ['kaffee mahlen'], byMeaning: false }, 'Reads like “kaffee mahlen”; shares “kaffee”'],
  [
    'meaning without a word in common',
    { sharedWords: [], closest: ['iced coffee'], byMeaning: true },
    'Means nearly the same as “iced coffee”',
  ],
  ['nothing', { sharedWords: [], closest: [], byMeaning: true }, 'Nothing else comes close'],
])('says %s', (_what, reason, words) => {
  expect(reasonInWords(reason)).toBe(words);
});
