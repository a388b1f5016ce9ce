import { describe, expect, it } from 'vitest';
import { alignPieces } from './align.ts';
import { piecesOf, textOfPieces } from './pieces.ts';

const rows = (left: string[], right: string[]) =>
  alignPieces(piecesOf(left.join('\n\n')), piecesOf(right.join('\n\n'))).map((row) => [
    row.left?.source ?? null,
    row.right?.source ?? null,
    row.same,
  ]);

const grind = '<p>We ground eight kilos of coffee through five grinders.</p>';
const ground = '<p>We ground eleven kilos of coffee through seven grinders.</p>';

describe('two texts beside each other', () => {
  it('have what is the same in one row, whatever stands between', () => {
    expect(rows(['<p>a</p>', '<p>b</p>'], ['<p>a</p>', '<p>new</p>', '<p>b</p>'])).toEqual([
      ['<p>a</p>', '<p>a</p>', true],
      [null, '<p>new</p>', false],
      ['<p>b</p>', '<p>b</p>', true],
    ]);
  });

  it('have a paragraph beside what it became, not beside the one that was put before it', () => {
    expect(rows([grind], ['<p>A new beginning, of other words.</p>', ground])).toEqual([
      [null, '<p>A new beginning, of other words.</p>', false],
      [grind, ground, false],
    ]);
  });

  it('have one that was written anew beside the one whose place it took', () => {
    expect(rows(['<p>a</p>', '<p>x y z</p>', '<p>b</p>'], ['<p>a</p>', '<p>u v w</p>', '<p>b</p>'])[1]).toEqual([
      '<p>x y z</p>',
      '<p>u v w</p>',
      false,
    ]);
  });

  it('take another indent and another line end for no difference', () => {
    const row = alignPieces(piecesOf('<p>a\r\nb</p>\r\n'), piecesOf('<p>a\nb</p>'));
    expect(row.map(({ same }) => same)).toEqual([true]);
  });

  it('are whole on either side, in order', () => {
    const left = ['<p>a b c</p>', '<h2>d</h2>', grind, '<p>e</p>'].join('\n\n');
    const right = ['<h2>d</h2>', '<p>f</p>', ground, '<p>a b c d</p>', '<p>g</p>'].join('\n');
    const aligned = alignPieces(piecesOf(left), piecesOf(right));
    expect(textOfPieces(aligned.flatMap((row) => row.left ?? []))).toBe(left);
    expect(textOfPieces(aligned.flatMap((row) => row.right ?? []))).toBe(right);
  });

  it('are laid by place where there are too many changes to weigh', () => {
    const text = (of: string) => Array.from({ length: 300 }, (_, at) => `<p>${of} ${at}</p>`);
    expect(rows(text('a'), text('b'))).toHaveLength(300);
  });
});
