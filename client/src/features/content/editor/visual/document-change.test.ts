import { getSchema } from '@tiptap/core';
import { EditorState } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { fixture, fixtures } from '../blocks/fixtures.ts';
import { createSideTable, documentOf, htmlOf, markOrder } from '../blocks/index.ts';
import { changeDocument, openDocument } from './document-change.ts';
import { extensions } from './extensions.ts';
import { jsonOf } from './json.ts';

const schema = getSchema(
  extensions({
    siteUrl: 'https://example.com',
    readOnly: () => false,
    read: () => [],
    editHtml: () => undefined,
    editImage: () => undefined,
  }),
);

const open = (html: string) => {
  const table = createSideTable();
  const state = EditorState.create({ doc: openDocument(html, table, schema) });
  return { table, state, html: (of: EditorState = state) => htmlOf(jsonOf(of.doc), table) };
};

it('the marks of the editor stand in the order in which they are read', () => {
  expect(Object.keys(schema.marks)).toEqual([...markOrder]);
});

describe.each(fixtures)('%s', (_name, html) => {
  it('fits the visual editor as it is read, node for node', () => {
    const { document } = documentOf(html);
    const doc = schema.nodeFromJSON(document);
    doc.check();
    expect(jsonOf(doc)).toEqual(document);
  });
});

describe('a text that was changed elsewhere', () => {
  const before = ['paragraphs', 'image', 'columns', 'embed'].map(fixture).join('\n\n');
  it.each([
    ['in one paragraph', (text: string) => text.replace('cheapest', 'dearest')],
    ['by a block at the beginning', (text: string) => `<!-- wp:more -->\n<!--more-->\n<!-- /wp:more -->\n${text}`],
    ['by a block at the end', (text: string) => `${text}\n\n<!-- wp:paragraph -->\n<p>End.</p>\n<!-- /wp:paragraph -->\n`],
    ['in the space between two blocks alone', (text: string) => text.replace('-->\n\n<!-- wp:image', '-->\n\n\n\n<!-- wp:image')],
    ['in its opaque block', (text: string) => text.replaceAll('watch?v=abc', 'watch?v=xyz')],
    ['into something else', () => 'Just words.\n\nMore of them.'],
    ['into nothing', () => ''],
  ])('%s, is taken whole, and taken back whole', (_where, change) => {
    const { state, table, html } = open(before);
    const after = change(before);
    const taken = state.apply(changeDocument(state.tr, after, table));
    expect(html(taken)).toBe(after);
    const back = taken.apply(changeDocument(taken.tr, before, table));
    expect(html(back)).toBe(before);
    // What undo does: the very nodes of before.
    expect(html(state)).toBe(before);
  });

  it('leaves the blocks that it did not change as they are', () => {
    const { state, table } = open(before);
    const taken = state.apply(changeDocument(state.tr, before.replace('cheapest', 'dearest'), table));
    const same = taken.doc.children.filter((node) => state.doc.children.includes(node));
    expect(same).toHaveLength(state.doc.childCount - 1);
  });
});
