import { expect, it } from 'vitest';
import { groupKeywords, meaningKey } from './keyword-groups.rules.ts';

it('sorts keywords by what their searchers ask for', () => {
  const keywords = [
    'how to descale a kettle',
    'gooseneck vs electric kettle',
    'kettle not switching off',
    'why is my kettle leaking',
    'best kettle for tea',
    'kettle price',
    'kettle under 50',
    'glass kettle',
    'kettle noise?',
    'prefix kettle',
  ];
  expect(groupKeywords(keywords)).toEqual({
    questions: ['how to descale a kettle', 'kettle noise?'],
    comparisons: ['gooseneck vs electric kettle'],
    problems: ['kettle not switching off', 'why is my kettle leaking'],
    choices: ['best kettle for tea'],
    prices: ['kettle price', 'kettle under 50'],
    topics: ['glass kettle', 'prefix kettle'],
    unplaced: [],
  });
});

it('gives one place to what is asked for in other words, and none to what the draft is about anyway', () => {
  const groups = groupKeywords(
    ['electric kettles', 'best kettle for tea', 'best tea kettles 2025', 'how to clean a kettle', 'cleaning kettle', 'why clean a kettle'],
    ['electric kettle'],
  );
  expect(groups.choices).toEqual(['best kettle for tea']);
  expect(groups.questions).toEqual(['how to clean a kettle', 'why clean a kettle']);
  expect(groups.unplaced).toEqual(['electric kettles', 'best tea kettles 2025', 'cleaning kettle']);
});

it('keeps apart what differs by one word that counts', () => {
  expect(meaningKey('kettle without plastic')).not.toBe(meaningKey('kettle with plastic'));
  expect(meaningKey('how often to descale')).not.toBe(meaningKey('how to descale'));
  expect(meaningKey('gas vs electric kettle')).toBe(meaningKey('electric vs gas kettles'));
});

it('makes no heading of a phrase without words, of one that is a paragraph, or of "near me"', () => {
  const long = `kettle ${'and kettle '.repeat(9)}`;
  expect(groupKeywords(['???', '🫖', long, 'kettle repair near me']).unplaced).toEqual(['???', '🫖', long, 'kettle repair near me']);
});
