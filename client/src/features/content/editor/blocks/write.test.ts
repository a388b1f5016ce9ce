import { describe, expect, it } from 'vitest';
import { fixture } from './fixtures.ts';
import { documentOf, htmlOf, type NodeJson } from './index.ts';

const text = (words: string): NodeJson[] => [{ type: 'text', text: words }];
const paragraph = (words: string): NodeJson => ({ type: 'paragraph', attrs: { source: null }, content: text(words) });

/** What comes out after an edit of the top level. */
function edit(html: string, change: (blocks: NodeJson[]) => NodeJson[]): string {
  const { document, table } = documentOf(html);
  return htmlOf({ ...document, content: change(document.content ?? []) }, table);
}

const one = '<!-- wp:paragraph -->\n<p>One.</p>\n<!-- /wp:paragraph -->';
const two = '<!-- wp:paragraph {"align":"center"} -->\n<p class="has-text-align-center">Two.</p>\n<!-- /wp:paragraph -->';
const three = '<!-- wp:acme/map {"zoom":3} /-->';
const blocks = `\n${one}\n\n${two}\n\n\n${three}\n`;
const newBlock = '<!-- wp:paragraph -->\n<p>New.</p>\n<!-- /wp:paragraph -->';

describe('blocks', () => {
  it('a new one is a WordPress block, with its neighbours as they were', () => {
    expect(edit(blocks, ([a, ...rest]) => [a as NodeJson, paragraph('New.'), ...rest])).toBe(
      `\n${one}\n\n${newBlock}\n\n${two}\n\n\n${three}\n`,
    );
    expect(edit(blocks, (all) => [paragraph('New.'), ...all])).toBe(`\n${newBlock}\n\n${one}\n\n${two}\n\n\n${three}\n`);
    expect(edit(blocks, (all) => [...all.slice(0, 3), paragraph('New.')])).toBe(`\n${one}\n\n${two}\n\n\n${three}\n\n${newBlock}\n`);
  });

  it('one that is deleted takes nothing with it', () => {
    expect(edit(blocks, ([, ...rest]) => rest)).toBe(`\n${two}\n\n\n${three}\n`);
    expect(edit(blocks, ([a, , ...rest]) => [a as NodeJson, ...rest])).toBe(`\n${one}\n\n${three}\n`);
  });

  it('moved ones keep their bytes', () => {
    expect(edit(blocks, ([a, b, c]) => [c, a, b] as NodeJson[])).toBe(`\n${three}\n\n${one}\n\n${two}\n`);
  });

  it('an empty paragraph that nobody wrote into is not written', () => {
    const empty = { type: 'paragraph', attrs: { source: null } };
    expect(edit(blocks, (all) => [empty, ...all, empty])).toBe(blocks);
    expect(edit('', () => [empty])).toBe('');
  });

  it('a text that was empty gets WordPress blocks', () => {
    expect(edit('', () => [paragraph('New.')])).toBe(newBlock);
  });

  it('a paragraph made a heading is a heading block', () => {
    expect(edit(blocks, ([a, ...rest]) => [{ ...a, type: 'heading', attrs: { ...a?.attrs, level: 3 } }, ...rest] as NodeJson[])).toBe(
      `\n<!-- wp:heading {"level":3} -->\n<h3 class="wp-block-heading">One.</h3>\n<!-- /wp:heading -->\n\n${two}\n\n\n${three}\n`,
    );
  });

  it.each([
    [
      '<!-- wp:heading -->\n<h2 class="x" id="a">T</h2>\n<!-- /wp:heading -->',
      3,
      '<!-- wp:heading {"level":3} -->\n<h3 class="x" id="a">T</h3>\n<!-- /wp:heading -->',
    ],
    [
      '<!-- wp:heading {"level":4,"className":"y"} -->\n<h4>T</h4>\n<!-- /wp:heading -->',
      2,
      '<!-- wp:heading {"className":"y"} -->\n<h2>T</h2>\n<!-- /wp:heading -->',
    ],
    [
      '<!-- wp:heading {"className":"y","level":4} -->\n<h4>T</h4>\n<!-- /wp:heading -->',
      5,
      '<!-- wp:heading {"level":5,"className":"y"} -->\n<h5>T</h5>\n<!-- /wp:heading -->',
    ],
    ['<!-- wp:heading {"level":3} -->\n<h3>T</h3>\n<!-- /wp:heading -->', 2, '<!-- wp:heading -->\n<h2>T</h2>\n<!-- /wp:heading -->'],
    ['<h3 class="x">T</h3>', 4, '<h4 class="x">T</h4>'],
  ])('another level of %s', (html, level, expected) => {
    expect(edit(html, ([a]) => [{ ...a, attrs: { ...a?.attrs, level } } as NodeJson])).toBe(expected);
  });
});

describe('classic text', () => {
  it('gets plain HTML', () => {
    expect(edit('First line.\n\nSecond.', ([a, b]) => [a, paragraph('A & b'), b] as NodeJson[])).toBe(
      'First line.\n\n<p>A &amp; b</p>\n\nSecond.',
    );
  });

  it('gets the line ends that it has', () => {
    expect(edit('First.\r\n\r\nSecond.', ([a, b]) => [a, paragraph('New.'), b] as NodeJson[])).toBe(
      'First.\r\n\r\n<p>New.</p>\r\n\r\nSecond.',
    );
  });
});

describe('a list', () => {
  const item = (words: string): NodeJson => ({ type: 'listItem', attrs: { source: null }, content: [paragraph(words)] });
  const add = (list: NodeJson | undefined): NodeJson => ({ ...list, content: [...(list?.content ?? []), item('New')] }) as NodeJson;

  it('of blocks gets a block for a new item', () => {
    const html = fixture('list');
    expect(edit(html, ([list]) => [add(list)])).toBe(
      html.replace('</ul>', '\n\n<!-- wp:list-item -->\n<li>New</li>\n<!-- /wp:list-item --></ul>'),
    );
  });

  it('of plain HTML gets plain HTML', () => {
    expect(edit('<ul class="x">\n<li>One</li>\n<li>Two</li>\n</ul>', ([list]) => [add(list)])).toBe(
      '<ul class="x">\n<li>One</li>\n<li>Two</li>\n<li>New</li>\n</ul>',
    );
  });

  it('whose item is taken out of it gives a paragraph', () => {
    const html = fixture('list');
    const out = edit(html, ([list]) => [
      { ...list, content: list?.content?.slice(1) } as NodeJson,
      list?.content?.[0]?.content?.[0] as NodeJson,
    ]);
    expect(out).toContain('</ul>\n<!-- /wp:list -->\n\n<!-- wp:paragraph -->\n<p>Vinegar</p>\n<!-- /wp:paragraph -->');
  });
});

describe('a picture', () => {
  const html =
    '<!-- wp:image {"id":1} -->\n<figure class="wp-block-image"><img  src="a.jpg" alt="" class="x"/></figure>\n<!-- /wp:image -->';
  it('keeps everything but what was changed', () => {
    expect(edit(html, ([a]) => [{ ...a, attrs: { ...a?.attrs, alt: 'A "b"' } } as NodeJson])).toBe(
      html.replace('alt=""', 'alt="A &quot;b&quot;"'),
    );
    expect(edit(html, ([a]) => [{ ...a, content: text('Words') } as NodeJson])).toBe(
      html.replace('</figure>', '<figcaption class="wp-element-caption">Words</figcaption></figure>'),
    );
  });

  it('whose caption is emptied has none', () => {
    const [withCaption] = fixture('image').split('\n\n');
    expect(edit(withCaption as string, ([a]) => [{ ...a, content: [] } as NodeJson])).toBe(
      withCaption?.replace(/<figcaption.*<\/figcaption>/, ''),
    );
  });
});

describe('a table', () => {
  const html = fixture('table');
  const row = (section: string): NodeJson => ({
    type: 'tableRow',
    attrs: { source: null, section },
    content: ['A', 'B'].map((words) => ({
      type: 'tableCell',
      attrs: { source: null, colspan: 1, rowspan: 1, colwidth: null },
      content: [paragraph(words)],
    })),
  });
  const rows = (change: (rows: NodeJson[]) => NodeJson[]) =>
    edit(html, ([table]) => [{ ...table, content: change(table?.content ?? []) } as NodeJson]);

  it('keeps head and foot, wherever a row is added', () => {
    const added = '<tr><td>A</td><td>B</td></tr>';
    expect(rows(([head, ...rest]) => [head as NodeJson, row('body'), ...rest])).toBe(html.replace('<tbody>', `<tbody>${added}`));
    expect(rows((all) => [...all.slice(0, -1), row('body'), ...all.slice(-1)])).toBe(html.replace('</tbody>', `${added}</tbody>`));
  });

  it('keeps its rows in their order, also below the foot', () => {
    expect(rows((all) => [...all, row('body')])).toBe(html.replace('</tfoot>', '<tr><td>A</td><td>B</td></tr></tfoot>'));
  });

  it('whose head goes has no head', () => {
    expect(rows(([, ...rest]) => rest)).toBe(html.replace(/<thead>.*<\/thead>/, ''));
  });

  it('that is new is as WordPress writes it', () => {
    expect(edit('', () => [{ type: 'table', attrs: { source: null, caption: null }, content: [row('body')] }])).toBe(
      '<!-- wp:table {"hasFixedLayout":true} -->\n<figure class="wp-block-table"><table class="has-fixed-layout"><tbody><tr><td>A</td><td>B</td></tr></tbody></table></figure>\n<!-- /wp:table -->',
    );
  });
});
