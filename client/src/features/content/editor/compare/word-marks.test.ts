import { describe, expect, it } from 'vitest';
import { markTexts, markWords, type Span } from './word-marks.ts';

const shown = (spans: Span[]) => spans.map(({ text, differs }) => (differs ? `[${text}]` : text)).join('');
const marked = (left: string, right: string) => {
  const marks = markWords(left, right);
  return [shown(marks.left), shown(marks.right)];
};

describe('the words that differ', () => {
  it('are marked on both sides, and nothing else', () => {
    expect(marked('We ground eight kilos.', 'We ground eleven kilos.')).toEqual(['We ground [eight] kilos.', 'We ground [eleven] kilos.']);
    expect(marked('Buy one.', 'Buy one today.')).toEqual(['Buy one.', 'Buy one[ today].']);
    expect(marked('Same.', 'Same.')).toEqual(['Same.', 'Same.']);
  });

  it('run together over the white space between them', () => {
    expect(marked('a red big fox', 'a blue small fox')).toEqual(['a [red big] fox', 'a [blue small] fox']);
  });

  it('leave the points alone of a side on which nothing changed around them', () => {
    const [, right] = marked('one, two, three', ', , three');
    expect(right).toBe(', , three');
  });

  it('are told apart in scripts with marks of their own', () => {
    expect(marked('Café crème', 'Café noir')).toEqual(['Café [crème]', 'Café [noir]']);
  });

  it('never run from one place into the next', () => {
    const marks = markTexts(['one', 'two'], ['one', 'three', 'two']);
    expect(marks.right.map(shown)).toEqual(['one', '[three]', 'two']);
    expect(marks.left.map(shown)).toEqual(['one', 'two']);
  });

  it.each([2_000, 40_000])('are all, where two texts are too different or too long to tell: %i words', (count) => {
    const text = (of: string) => Array.from({ length: count }, (_, at) => `${of}${at}`).join(' ');
    expect(markWords(text('a'), text('b')).left).toEqual([{ text: text('a'), differs: true }]);
  });

  it('put together are the texts', () => {
    const [left, right] = ['<p>One  &amp; two\r\n</p>', '<p class="x">One\u00a0or two</p>'];
    const marks = markWords(left, right);
    expect(marks.left.map(({ text }) => text).join('')).toBe(left);
    expect(marks.right.map(({ text }) => text).join('')).toBe(right);
  });
});
