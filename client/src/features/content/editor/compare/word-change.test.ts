import { expect, it } from 'vitest';
import { wordChange } from './word-change.ts';

const text = (title: string, contentHtml: string) => ({ title, contentHtml });

it('words are counted that came and that went, those of the title too, and markup is none', () => {
  const before = text('Grinders', '<p>We ground eight kilos.</p>\n\n<p>Gone is this.</p>');
  const now = text('Hand Grinders', '<p class="lead">We ground <b>eleven</b> kilos.</p>\n\n<h2>New</h2>');
  expect(wordChange(before, now)).toEqual({ added: 3, removed: 4 });
});

it('a paragraph that only moved its markup has changed no words', () => {
  expect(wordChange(text('A', '<p>One two</p>'), text('A', '<p><i>One</i> two</p>'))).toEqual({ added: 0, removed: 0 });
});

it('a book is not counted', () => {
  expect(wordChange(text('A', 'word '.repeat(90_000)), text('A', ''))).toBeUndefined();
});
