import { expect, it } from 'vitest';
import { noPlaceInWords, reasonInWords } from './reason-words.ts';

it.each([
  [
    'meaning and words, two of each',
    { sharedWords: ['cold', 'brew', 'coffee'], closest: ['cold brew ratio', 'cold brew maker', 'nitro'], byMeaning: true },
    'Close in meaning to “cold brew ratio” and “cold brew maker”; shares “cold” and “brew”',
  ],
  [
    'words alone',
    { sharedWords: ['kaffee'], closest: ['kaffee mahlen'], byMeaning: false },
    'Worded like “kaffee mahlen”; shares “kaffee”',
  ],
  ['meaning without a word in common', { sharedWords: [], closest: ['iced coffee'], byMeaning: true }, 'Close in meaning to “iced coffee”'],
  ['nothing', { sharedWords: [], closest: [], byMeaning: true }, 'Nothing else comes close'],
])('says %s', (_what, reason, words) => {
  expect(reasonInWords(reason)).toBe(words);
});

it('of one without a place it never says that it is close to anything', () => {
  expect(noPlaceInWords({ closest: ['kaffeemühle', 'kettle', 'scale'] })).toBe('Not near enough to “kaffeemühle” and “kettle”');
  expect(noPlaceInWords({ closest: [] })).toBe('Nothing comes close');
});
