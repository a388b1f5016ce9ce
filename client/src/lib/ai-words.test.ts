import { expect, it } from 'vitest';
import { formatAbout, formatCost, formatDuration, languageName, providerName } from './ai-words.ts';

it('what a draft costs is said in dollars, and never as nothing when it is something', () => {
  expect([0, 0.0004, 0.01, 0.426, 12].map(formatCost)).toEqual(['$0.00', 'less than $0.01', '$0.01', '$0.43', '$12.00']);
});

it('an estimate does not pretend to be exact', () => {
  expect([0, 7, 940, 12_345, 1_234_567].map(formatAbout)).toEqual(['0', '7', '940', '12,300', '1,230,000']);
});

it('durations, providers and languages are said in words', () => {
  expect([200, 59_400, 60_000, 83_400].map(formatDuration)).toEqual(['1 s', '59 s', '1 min', '1 min 23 s']);
  expect([providerName('OPENAI_COMPATIBLE'), providerName('openai'), providerName('some-new-one')]).toEqual([
    'OpenAI-compatible endpoint',
    'OpenAI',
    'some-new-one',
  ]);
  expect([languageName('de'), languageName('no such tag')]).toEqual(['German', 'no such tag']);
});
