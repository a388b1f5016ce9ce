import { describe, expect, it } from 'vitest';
import { fixtures } from '../blocks/fixtures.ts';
import { piecesOf, textOfPieces } from './pieces.ts';

const sources = (html: string) => piecesOf(html).map(({ source }) => source);

describe('the pieces of a text', () => {
  it.each(fixtures)('of %s are the text, byte for byte', (_name, html) => {
    expect(textOfPieces(piecesOf(html))).toBe(html);
  });

  it('are its blocks, comments included', () => {
    const one = '<!-- wp:paragraph -->\n<p>One.</p>\n<!-- /wp:paragraph -->';
    const two = '<!-- wp:list -->\n<ul><li>Two.</li></ul>\n<!-- /wp:list -->';
    expect(piecesOf(`${one}\n\n${two}\n`)).toEqual([
      { source: one, gap: '\n\n' },
      { source: two, gap: '\n' },
    ]);
  });

  it('are the elements at the top of a classic text, those in a row without white space too', () => {
    expect(sources('<h2>A</h2><p>One <b>two</b></p><ul><li><p>in</p></li></ul><p>Three</p>')).toEqual([
      '<h2>A</h2>',
      '<p>One <b>two</b></p>',
      '<ul><li><p>in</p></li></ul>',
      '<p>Three</p>',
    ]);
  });

  it('are the paragraphs that empty lines make', () => {
    expect(sources('First line\nsame paragraph\n\nSecond\r\n\r\n[gallery]')).toEqual(['First line\nsame paragraph', 'Second', '[gallery]']);
  });

  it('do not tear apart what is read as text', () => {
    const pre = '<pre>a\n\n<p>b</p>\n\nc</pre>';
    expect(sources(`Before\n\n${pre}\n<p>After</p>`)).toEqual(['Before', pre, '<p>After</p>']);
  });

  it('are one where the tags do not close', () => {
    expect(sources('<div><p>a</p><p>b</p>')).toEqual(['<div><p>a</p><p>b</p>']);
  });
});
