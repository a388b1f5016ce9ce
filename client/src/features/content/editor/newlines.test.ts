import { describe, expect, it } from 'vitest';
import { asTyped, keepNewlines } from './newlines.ts';

/** What comes out when a person changes the text in a textarea. */
const edit = (text: string, from: string, to: string) =>
  keepNewlines(
    text,
    asTyped(text).replace(from, () => to),
  );

it('a text that nobody touched comes out byte for byte', () => {
  const text = '<p>a</p>\r\n\r<p>b</p>\n\r\n';
  expect(keepNewlines(text, asTyped(text))).toBe(text);
});

it('a textarea knows \\n alone', () => {
  expect(asTyped('a\r\nb\rc\nd')).toBe('a\nb\nc\nd');
});

describe('an edit', () => {
  it.each([
    ['in a Unix text', 'a\nb\n', 'b', 'x\ny', 'a\nx\ny\n'],
    ['in a Windows text', 'a\r\nb\r\nc', 'b', 'x\ny', 'a\r\nx\r\ny\r\nc'],
    ['in an old Mac text', 'a\rb\rc', 'b', 'x\ny', 'a\rx\ry\rc'],
    ['at the very start takes the newline that follows', 'a\r\nb', 'a', 'x\ny', 'x\r\ny\r\nb'],
    ['at the very end takes the newline before', 'a\r\nb', 'b', 'b\n', 'a\r\nb\r\n'],
    ['that joins two lines', 'a\r\nb\r\nc', 'a\nb', 'ab', 'ab\r\nc'],
    ['that splits a line', 'a\r\nbb\r\nc', 'bb', 'b\nb', 'a\r\nb\r\nb\r\nc'],
    ['that deletes everything', 'a\r\nb', 'a\nb', '', ''],
    ['in one line leaves mixed newlines elsewhere as they are', 'a\r\nb\nc\rd\r\ne', 'c', 'C', 'a\r\nb\nC\rd\r\ne'],
    ['between two kinds of newline', 'a\n\r\nb', 'b', 'bb', 'a\n\r\nbb'],
    ['of the empty line between two', 'a\r\n\r\nb', '\n\n', '\n-\n', 'a\r\n-\r\nb'],
  ])('%s', (_where, text, from, to, expected) => {
    expect(edit(text, from, to)).toBe(expected);
  });

  it('never cuts a pair apart, wherever it begins and ends', () => {
    const text = '\r\na\r\n\r\nb\n\r\r\n';
    const typed = asTyped(text);
    for (let from = 0; from <= typed.length; from++) {
      for (let to = from; to <= typed.length; to++) {
        const after = `${typed.slice(0, from)}X${typed.slice(to)}`;
        const kept = keepNewlines(text, after);
        expect(asTyped(kept)).toBe(after);
        expect(text.startsWith(kept.split('X')[0] as string)).toBe(true);
        expect(text.endsWith(kept.split('X')[1] as string)).toBe(true);
      }
    }
  });

  it('typed letter by letter comes to the same as pasted at once', () => {
    let text = 'one\r\ntwo\rthree';
    for (const typed of ['one\ntwo\n\nthree', 'one\ntwo\n!\nthree', 'one!\ntwo\n!\nthree']) text = keepNewlines(text, typed);
    expect(text).toBe('one!\r\ntwo\r!\rthree');
  });
});
