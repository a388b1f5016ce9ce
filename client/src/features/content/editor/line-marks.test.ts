import { expect, it } from 'vitest';
import { markLines } from './line-marks.ts';

const differing = (text: string, other: string) =>
  markLines(text, other)
    ?.filter((line) => line.differs)
    .map((line) => line.text);

it('marks the lines that the other text has nowhere', () => {
  expect(differing('<p>a</p>\n<p>b</p>', '<p>a</p>\n<p>c</p>')).toEqual(['<p>b</p>']);
});

it('takes another newline, another indent and an empty line for no difference', () => {
  expect(differing('a\r\n\r\n  b', 'b\na')).toEqual([]);
});

it('gives up on what is too long to mark', () => {
  expect(markLines('a\n'.repeat(5_000), '')).toBeNull();
});
