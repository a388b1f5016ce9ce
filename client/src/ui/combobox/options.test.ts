import { expect, it } from 'vitest';
import { CREATE, offered } from './options.ts';

const options = [
  { value: '1', label: 'Cold brew' },
  { value: '2', label: 'Brewers' },
  { value: '3', label: 'Kettles' },
];
const labels = (text: string, more: Partial<Parameters<typeof offered>[0]> = {}) =>
  offered({ options, text, searched: false, mayCreate: false, ...more }).map((option) => option.label);

it('offers everything before anything is typed', () => {
  expect(labels(' ')).toEqual(['Cold brew', 'Brewers', 'Kettles']);
});

it('finds what contains the text, what begins with it first', () => {
  expect(labels('BREW')).toEqual(['Brewers', 'Cold brew']);
});

it('leaves alone what the server has found', () => {
  expect(labels('pots', { searched: true })).toEqual(['Cold brew', 'Brewers', 'Kettles']);
});

it('offers to make what is not there, not what is', () => {
  expect(offered({ options, text: ' Scales', searched: false, mayCreate: true })).toEqual([{ value: CREATE, label: 'Create “Scales”' }]);
  expect(labels('kettles ', { mayCreate: true })).toEqual(['Kettles']);
});
