import { expect, it } from 'vitest';
import { numberIn } from './numbers-in.ts';

it('a number is taken as people type it, and refused in words', () => {
  const words = { from: 50, to: 10_000, whole: true };
  expect(numberIn('words', ' 1,600 ', words).value).toBe(1600);
  expect(numberIn('words', '', words)).toEqual({ value: null, wrong: {} });
  expect(numberIn('temperature', '0,7', { from: 0, to: 2 }).value).toBe(0.7);
  expect(numberIn('words', '12.5', words).wrong.words).toBe('Give a whole number from 50 to 10,000, or leave it empty.');
  expect(numberIn('temperature', 'hot', { from: 0, to: 2 }).wrong.temperature).toBe('Give a number from 0 to 2, or leave it empty.');
});
