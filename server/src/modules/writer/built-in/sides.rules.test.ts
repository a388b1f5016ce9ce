import { expect, it } from 'vitest';
import { aspectOf, kindOf, labelOf, sidesOf, subjectsOf } from './sides.rules.ts';

it.each([
  ['Gooseneck vs electric kettle: which one?', ['Gooseneck', 'electric kettle']],
  ['a versus b vs. c', ['a', 'b', 'c']],
  ['notion vs google docs for students', ['notion', 'google docs']],
  ['notion vs obsidian 2026', ['notion', 'obsidian']],
  ['What is the difference between gas and electric?', ['gas', 'electric']],
  ['butter compared to margarine', ['butter', 'margarine']],
  ['best kettle', []],
  ['vs', []],
  ['vs kettle', []],
])('the sides of %j are %j', (text, sides) => {
  expect(sidesOf(text)).toEqual(sides);
});

it('lends a side the noun of the last one, where the cluster knows such a thing', () => {
  expect(sidesOf('gooseneck vs electric kettle', ['gooseneck kettle for tea'])).toEqual(['gooseneck kettle', 'electric kettle']);
  expect(sidesOf('notion vs google docs', ['notion', 'google docs'])).toEqual(['notion', 'google docs']);
});

it.each([
  ['electric kettle noise level', 'Noise level'],
  ['electric kettles wattage', 'Wattage'],
  ['kettle with a temperature control', 'Temperature control'],
  ['electric kettle for camping', null],
  ['glass electric kettle', null],
  ['teapot', null],
])('what %j asks about its subject is %j', (keyword, aspect) => {
  expect(aspectOf(keyword, ['electric kettle'])).toBe(aspect);
});

it('names kinds and uses of a subject', () => {
  expect(kindOf('glass electric kettles', ['electric kettle'])).toBe('Glass');
  expect(kindOf('electric kettle', ['electric kettle'])).toBeNull();
  expect(labelOf('electric kettle for camping', ['electric kettle'])).toBe('For camping');
  expect(labelOf('tea for camping', ['electric kettle'])).toBe('Tea for camping');
});

it('knows the subject behind what is asked about it', () => {
  expect(subjectsOf({ primaryKeyword: 'baratza encore review', clusterName: 'Grinders' })).toEqual([
    'baratza encore review',
    'baratza encore',
    'Grinders',
  ]);
});
