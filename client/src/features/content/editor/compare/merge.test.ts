import { describe, expect, it } from 'vitest';
import { fixtures } from '../blocks/fixtures.ts';
import { alignPieces } from './align.ts';
import { type Choice, chosenText, mergedText } from './merge.ts';
import { piecesOf } from './pieces.ts';

const merge = (ours: string, theirs: string, choice: Choice, byHand?: string) => {
  const rows = alignPieces(piecesOf(ours), piecesOf(theirs));
  return mergedText(rows, (at) => chosenText(rows[at] as (typeof rows)[number], choice, byHand));
};

const ours = '<p>Same.</p>\n\n<p>We ground eight kilos.</p>\n\n<p>End.</p>\n';
const theirs = '<p>Same.</p>\n\n<p>We ground eleven kilos.</p>\n\n<p>A new one of theirs, quite another.</p>\n\n<p>End.</p>';

describe('a merge', () => {
  it.each(fixtures)('in which nothing of theirs was taken is ours, byte for byte: %s', (_name, html) => {
    expect(merge(html, theirs, 'ours')).toBe(html);
  });

  it('takes of theirs what was changed and what is new', () => {
    expect(merge(ours, theirs, 'theirs')).toBe(
      '<p>Same.</p>\n\n<p>We ground eleven kilos.</p>\n\n<p>A new one of theirs, quite another.</p>\n\n<p>End.</p>\n',
    );
  });

  it('can keep both, ours first', () => {
    expect(merge(ours, theirs, 'both')).toContain('<p>We ground eight kilos.</p>\n\n<p>We ground eleven kilos.</p>');
  });

  it('can say it in other words, or leave it out', () => {
    expect(merge('<p>a b</p>\n\n<p>c</p>', '<p>a x</p>\n\n<p>c</p>', 'hand', '<p>ab</p>')).toBe('<p>ab</p>\n\n<p>c</p>');
    expect(merge('<p>a b</p>\n\n<p>c</p>', '<p>a x</p>\n\n<p>c</p>', 'hand', '')).toBe('<p>c</p>');
  });

  it('never glues what it takes to what stands before and after', () => {
    expect(merge('<p>a</p><p>c</p>', '<p>a</p><p>b</p><p>c</p>', 'theirs')).toBe('<p>a</p>\n\n<p>b</p>\n\n<p>c</p>');
    expect(merge('<p>a</p>', '<p>a</p>\n<p>b</p>', 'theirs')).toBe('<p>a</p>\n<p>b</p>');
  });
});
