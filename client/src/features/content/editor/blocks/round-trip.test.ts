import { parse as parseAsWordPress } from '@wordpress/block-serialization-default-parser';
import { describe, expect, it } from 'vitest';
import { fixture, fixtures, longText } from './fixtures.ts';
import { documentOf, htmlOf, leafTypes, type NodeJson, type SideTable, sourceIdOf } from './index.ts';
import { scanBlocks } from './scan.ts';

/** The document with one node changed; all others are the same objects. */
function changed(node: NodeJson, target: NodeJson, change: (node: NodeJson) => NodeJson): NodeJson {
  if (node === target) return change(node);
  if (!node.content) return node;
  const content = node.content.map((child) => changed(child, target, change));
  return content.some((child, at) => child !== node.content?.[at]) ? { ...node, content } : node;
}

const allNodes = (node: NodeJson): NodeJson[] => [node, ...(node.content ?? []).flatMap(allNodes)];
const editable = (document: NodeJson) => allNodes(document).filter((node) => leafTypes.has(node.type) && sourceIdOf(node));
const typed = (node: NodeJson): NodeJson => ({ ...node, content: [...(node.content ?? []), { type: 'text', text: ' Typed & <here>' }] });
const texts: [string, string][] = [...fixtures, ['161 kB', longText(161_000)]];

it('has bodies of every kind', () => {
  expect(fixtures.length).toBeGreaterThanOrEqual(60);
});

describe.each(texts)('%s', (_name, html) => {
  it('opened and saved unedited is the same, byte for byte', () => {
    const { document, table } = documentOf(html);
    expect(htmlOf(document, table)).toBe(html);
  });

  it('with one block edited, is the same before it and after it', () => {
    const { document, table } = documentOf(html);
    const leaves = editable(document);
    // All of a small text; of a long one, some.
    const step = Math.ceil(leaves.length / 150);
    for (const leaf of leaves.filter((_, at) => at % step === 0)) {
      const source = table.sources.get(sourceIdOf(leaf));
      if (!source) throw new Error('A leaf has lost its source.');
      const edited = changed(document, leaf, typed);
      const out = htmlOf(edited, table);
      const before = html.slice(0, source.start) + (leaf.type === 'image' ? '' : source.open);
      const after = (leaf.type === 'image' ? '' : source.close) + html.slice(source.start + source.raw.length);
      expect(out.startsWith(before)).toBe(true);
      expect(out.endsWith(after)).toBe(true);
      expect(out.slice(before.length, out.length - after.length)).toContain('Typed &amp; &lt;here&gt;');
      // Taken back, it is clean again: by what it says, whichever objects say it.
      expect(htmlOf(structuredClone(document), table)).toBe(html);
    }
  });

  it('edited and read again, says what was written', () => {
    const { document, table } = documentOf(html);
    for (const leaf of editable(document).slice(0, 40)) {
      const out = htmlOf(changed(document, leaf, typed), table);
      const again = documentOf(out);
      expect(htmlOf(again.document, again.table)).toBe(out);
      expect(words(again.document, again.table)).toContain('Typed & <here>');
    }
  });
});

const words = (document: NodeJson, table: SideTable): string =>
  allNodes(document)
    .map(
      ({ text, type, attrs }) =>
        text ?? (type === 'opaque' ? String(attrs?.raw).replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>') : ''),
    )
    .join(table.newline);

it('2 MB open and save unedited, byte for byte', () => {
  const html = longText(2_000_000);
  const { document, table } = documentOf(html);
  expect(document.content?.length).toBeGreaterThan(5_000);
  expect(htmlOf(document, table)).toBe(html);
}, 60_000);

describe('the scanner', () => {
  it.each(fixtures.filter(([name]) => !name.startsWith('broken-')))('cuts %s as WordPress does', (_name, html) => {
    const { blocks, brokenAt } = scanBlocks(html);
    expect(brokenAt).toBe(html.length);
    type Named = { blockName: string | null; innerBlocks: Named[] };
    const theirs = (all: Named[]): unknown[] =>
      all.filter(({ blockName }) => blockName !== null).map(({ blockName, innerBlocks }) => [blockName, theirs(innerBlocks)]);
    const ours = (all: typeof blocks): unknown[] => all.map(({ name, inner }) => [name, ours(inner)]);
    expect(ours(blocks)).toEqual(theirs(parseAsWordPress(html) as Named[]));
  });

  it('says from where on comments do not pair', () => {
    const html = fixture('broken-closer');
    expect(html.slice(scanBlocks(html).brokenAt)).toMatch(/^<!-- \/wp:group -->/);
    expect(scanBlocks(html).blocks).toHaveLength(1);
  });
});
