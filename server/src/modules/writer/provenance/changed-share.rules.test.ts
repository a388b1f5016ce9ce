import { expect, it } from 'vitest';
import { changedShare } from './changed-share.rules.ts';

const words = Array.from({ length: 100 }, (_, at) => `word${at}`);
const html = (list: string[]) => `<!-- wp:paragraph -->\n<p>${list.join(' ')}</p>\n<!-- /wp:paragraph -->`;

it('is nothing where no word changed, whatever became of the markup', () => {
  expect(
    changedShare(html(words), `<h2 class="x">${words.slice(0, 50).join('\n')}</h2>\n<p><em>${words.slice(50).join(' ')}</em></p>`),
  ).toBe(0);
  expect(changedShare('<p>Tea &amp; milk</p>', '<p>Tea &#38; milk</p>')).toBe(0);
  expect(changedShare('', '')).toBe(0);
});

it('is the share of the words that were replaced, added or taken away', () => {
  expect(changedShare(html(words), html([...words.slice(0, 90), ...Array.from({ length: 10 }, (_, at) => `new${at}`)]))).toBeCloseTo(0.1);
  expect(changedShare(html(words), html([...words, ...words.map((word) => `${word}!`)]))).toBeCloseTo(1 / 3);
  expect(changedShare(html(words), html(words.slice(0, 50)))).toBeCloseTo(1 / 3);
  expect(changedShare(html(words), html(['all', 'new']))).toBe(1);
});

it('is found quickly for the largest texts, where every word changed', () => {
  const many = (prefix: string) => Array.from({ length: 200_000 }, (_, at) => `${prefix}${at}`);
  const started = performance.now();
  expect(changedShare(many('a').join(' '), many('b').join(' '))).toBe(1);
  expect(changedShare(many('a').join(' '), [...many('a').slice(0, 100_000), ...many('b').slice(0, 100_000)].join(' '))).toBeCloseTo(0.5);
  const some = many('a').slice(0, 15_000);
  expect(changedShare(some.join(' '), some.map((word) => `${word}!`).join(' '))).toBe(1);
  expect(performance.now() - started).toBeLessThan(4_000);
});
