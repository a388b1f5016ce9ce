import { describe, expect, it } from 'vitest';
import { renderPair } from './rendered.ts';

const marks = { left: 'del', right: 'ins' };
const html = (blocks: HTMLElement[]) => blocks.map((block) => block.outerHTML).join('');

describe('a pair of pieces', () => {
  it('has the words marked that only one of them has, inside their markup', () => {
    const pair = renderPair('<p>We ground <b>eight</b> kilos</p>', '<p>We ground <b>eleven</b> kilos</p>', marks);
    expect(html(pair.left)).toBe('<p>We ground <b><del>eight</del></b> kilos</p>');
    expect(html(pair.right)).toBe('<p>We ground <b><ins>eleven</ins></b> kilos</p>');
    expect(pair.wordsDiffer).toBe(true);
  });

  it('does not glue the items of a list together', () => {
    const pair = renderPair('<ul><li>one</li><li>two</li></ul>', '<ul><li>one</li><li>three</li></ul>', marks);
    expect(html(pair.right)).toBe('<ul><li>one</li><li><ins>three</ins></li></ul>');
  });

  it('is told apart from one that differs in markup alone', () => {
    expect(renderPair('<p>One <b>two</b></p>', '<p>One two</p>', marks).wordsDiffer).toBe(false);
  });

  it('runs nothing of what it shows', () => {
    const pair = renderPair('<p onclick="x()">a<script>x()</script></p>', '<p>a<img src=x onerror="x()"></p>', marks);
    expect(html(pair.left) + html(pair.right)).not.toMatch(/script|onclick|onerror|<img/);
  });
});
