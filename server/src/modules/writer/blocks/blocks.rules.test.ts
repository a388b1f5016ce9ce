import { describe, expect, it } from 'vitest';
import { parseBlocks } from '../../../../test/kit/blocks.ts';
import { buttons, columns, details, heading, html, joinBlocks, link, list, paragraph, quote, separator, table } from './blocks.rules.ts';

describe('blocks', () => {
  it('are written as the block editor writes them', () => {
    expect(heading('Hot water')).toBe('<!-- wp:heading -->\n<h2 class="wp-block-heading">Hot water</h2>\n<!-- /wp:heading -->');
    expect(heading('Hot water', 3, 'hot')).toBe(
      '<!-- wp:heading {"level":3,"anchor":"hot"} -->\n<h3 id="hot" class="wp-block-heading">Hot water</h3>\n<!-- /wp:heading -->',
    );
    expect(paragraph(' Boil \n it. ')).toBe('<!-- wp:paragraph -->\n<p>Boil it.</p>\n<!-- /wp:paragraph -->');
    expect(list(['One', 'Two'], { ordered: true })).toBe(
      '<!-- wp:list {"ordered":true,"className":"wp-block-list"} -->\n<ol class="wp-block-list"><!-- wp:list-item -->\n<li>One</li>\n<!-- /wp:list-item -->\n\n<!-- wp:list-item -->\n<li>Two</li>\n<!-- /wp:list-item --></ol>\n<!-- /wp:list -->',
    );
    expect(table(['A'], [['1']])).toBe(
      '<!-- wp:table {"hasFixedLayout":false} -->\n<figure class="wp-block-table"><table><thead><tr><th>A</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table></figure>\n<!-- /wp:table -->',
    );
    expect(quote('Good.', 'Ada')).toBe(
      '<!-- wp:quote -->\n<blockquote class="wp-block-quote"><!-- wp:paragraph -->\n<p>Good.</p>\n<!-- /wp:paragraph --><cite>Ada</cite></blockquote>\n<!-- /wp:quote -->',
    );
    expect(details('Why?', [paragraph('So.')])).toBe(
      '<!-- wp:details -->\n<details class="wp-block-details"><summary>Why?</summary><!-- wp:paragraph -->\n<p>So.</p>\n<!-- /wp:paragraph --></details>\n<!-- /wp:details -->',
    );
  });

  it('are balanced, nested ones too', () => {
    const text = joinBlocks([
      heading('H'),
      list(['a']),
      table([], [['x', 'y']]),
      quote('q', 's'),
      buttons([{ text: 'Go', url: 'https://a.example/?x=1&y=2' }, { text: 'Later' }]),
      columns([[paragraph('a')], [list(['b', 'c']), paragraph('d')]]),
      details('S', [paragraph('a')], { open: true }),
      separator(),
    ]);
    expect(parseBlocks(text).map((block) => [block.name, block.inner.length])).toEqual([
      ['heading', 0],
      ['list', 1],
      ['table', 0],
      ['quote', 1],
      ['buttons', 2],
      ['columns', 2],
      ['details', 1],
      ['separator', 0],
    ]);
  });

  it('escape text, and leave the markup of a template alone', () => {
    expect(paragraph('<script>alert(1)</script> & --> [gallery]')).toContain(
      '<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; --&gt; &#91;gallery]</p>',
    );
    expect(html`<strong>${'a<b'}</strong> ${html`<em>${'c'}</em>`}`.source).toBe('<strong>a&lt;b</strong> <em>c</em>');
    expect(link('T&C', 'https://a.example/?x=1&y="2"<[>').source).toBe(
      '<a href="https://a.example/?x=1&amp;y=%222%22%3C%5B%3E">T&amp;C</a>',
    );
  });
});
