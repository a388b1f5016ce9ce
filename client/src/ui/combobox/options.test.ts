import { expect, it } from 'vitest';
import { CREATE, meant, offered } from './options.ts';

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

it('Enter means what holds the typed text, and nothing while the options are those of the question before', () => {
  expect(meant(options, 'kett')).toBe(2);
  expect(meant(options, 'moka')).toBe(-1);
  expect(meant(options, ' ')).toBe(-1);
});

it('Enter makes a new one only where nothing else is offered', () => {
  const create = { value: CREATE, label: 'Create “Scales”' };
  expect(meant([create], 'Scales')).toBe(0);
  expect(meant([...options, create], 'Scales')).toBe(-1);
});
