import { describe, expect, it } from 'vitest';
import { readKeywordLines } from './keyword-lines.ts';

const only = (line: string) => {
  const { keywords, rejected } = readKeywordLines(line);
  expect(rejected).toEqual([]);
  expect(keywords).toHaveLength(1);
  const { line: _line, ...keyword } = keywords[0] as (typeof keywords)[number];
  return keyword;
};

describe('a pasted line', () => {
  it.each([
    ['cold brew', { text: 'cold brew' }],
    ['  cold brew  ', { text: 'cold brew' }],
    ['cold brew\t1200', { text: 'cold brew', volume: 1200 }],
    ['cold brew,1200', { text: 'cold brew', volume: 1200 }],
    ['cold brew, 1,200', { text: 'cold brew', volume: 1200 }],
    ['cold brew;1200', { text: 'cold brew', volume: 1200 }],
    ['cold brew\t1.2K', { text: 'cold brew', volume: 1200 }],
    ['cold brew\t"1,200"\t44\tUSD', { text: 'cold brew', volume: 1200 }],
    ['"cold brew","1,200"', { text: 'cold brew', volume: 1200 }],
    ['cold brew\t1K – 10K', { text: 'cold brew', volume: 1000, volumeMax: 10_000 }],
    ['cold brew\t-', { text: 'cold brew' }],
    ['cold brew\t', { text: 'cold brew' }],
    ['beans, whole or ground', { text: 'beans, whole or ground' }],
    ['grinders under $200', { text: 'grinders under $200' }],
    ['café com leite\t90', { text: 'café com leite', volume: 90 }],
  ])('%j is understood', (line, keyword) => {
    expect(only(line)).toEqual(keyword);
  });

  it.each([
    ['cold brew\tmany', '“many” is not a volume. Write it in figures, as in 1200 or 1.2K.'],
    ['\t1200', 'There is no keyword on this line.'],
    ['x'.repeat(201), 'It has 201 characters; a keyword has at most 200.'],
    ['cold brew\t900-100', 'The range 900-100 ends before it begins.'],
    ['cold brew\t9999999999', 'A volume of 9999999999 is more than anybody searches.'],
  ])('%j is rejected with the reason', (line, reason) => {
    expect(readKeywordLines(`espresso\n${line}`).rejected).toEqual([{ line: 2, text: line.trim(), reason }]);
  });
});

it('empty lines and the heading of a copied table are passed over', () => {
  const { keywords, rejected } = readKeywordLines('Keyword\tVolume\n\ncold brew\t1200\r\n\r\nmoka pot\t800\n');
  expect(keywords.map(({ line, text }) => [line, text])).toEqual([
    [3, 'cold brew'],
    [5, 'moka pot'],
  ]);
  expect(rejected).toEqual([]);
});

it('a keyword said twice is one keyword, with the last volume', () => {
  const read = readKeywordLines('Cold Brew\ncold  brew\t900\nmoka pot');
  expect(read.keywords).toEqual([
    { line: 1, text: 'Cold Brew', volume: 900 },
    { line: 3, text: 'moka pot' },
  ]);
  expect(read).toMatchObject({ repeated: 1, withVolume: 1 });
});
