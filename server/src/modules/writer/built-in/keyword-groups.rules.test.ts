import { expect, it } from 'vitest';
import { groupKeywords, question, sentence, sidesOf } from './keyword-groups.rules.ts';

it('sorts keywords by what their searchers ask for', () => {
  const keywords = [
    'how to descale a kettle',
    'gooseneck vs electric kettle',
    'best kettle for tea',
    'kettle price',
    'glass kettle',
    'kettle under 50',
    'kettle noise?',
  ];
  expect(groupKeywords(keywords)).toEqual({
    questions: ['how to descale a kettle', 'kettle noise?'],
    comparisons: ['gooseneck vs electric kettle'],
    choices: ['best kettle for tea'],
    prices: ['kettle price', 'kettle under 50'],
    topics: ['glass kettle'],
  });
});

it('writes headings with the first letter large and the rest as it is', () => {
  expect(sentence(' iPad case')).toBe('IPad case');
  expect(sentence('ärger mit dem Router')).toBe('Ärger mit dem Router');
  expect(question('how to descale a kettle ?')).toBe('How to descale a kettle?');
});

it('finds the sides of a comparison in the words', () => {
  expect(sidesOf('Gooseneck vs electric kettle: which one?')).toEqual(['Gooseneck', 'electric kettle']);
  expect(sidesOf('a versus b vs. c')).toEqual(['a', 'b', 'c']);
  expect(sidesOf('best kettle')).toEqual([]);
});
