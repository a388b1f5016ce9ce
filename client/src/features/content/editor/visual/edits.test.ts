/** Many edits in no order that a person would choose: nothing is lost that was not deleted, and undo goes all the way back. */
import { getSchema } from '@tiptap/core';
import { createParagraphNear, joinBackward, joinForward, lift, splitBlock, wrapIn } from '@tiptap/pm/commands';
import { history, undo } from '@tiptap/pm/history';
import type { Node } from '@tiptap/pm/model';
import { liftListItem, sinkListItem, splitListItem, wrapInList } from '@tiptap/pm/schema-list';
import { type Command, EditorState, Selection, TextSelection } from '@tiptap/pm/state';
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, tableEditing } from '@tiptap/pm/tables';
import { expect, it } from 'vitest';
import { fixture, fixtures } from '../blocks/fixtures.ts';
import { createSideTable, htmlOf } from '../blocks/index.ts';
import { openDocument } from './document-change.ts';
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
const { listItem, bulletList, orderedList, blockquote, heading } = schema.nodes as Required<typeof schema.nodes>;

/** The same numbers for the same seed. */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const commands: Command[] = [
  splitBlock,
  splitBlock,
  joinBackward,
  joinForward,
  lift,
  createParagraphNear,
  splitListItem(listItem as never),
  liftListItem(listItem as never),
  sinkListItem(listItem as never),
  wrapInList(bulletList as never),
  wrapInList(orderedList as never),
  wrapIn(blockquote as never),
  addRowAfter,
  addColumnAfter,
  deleteRow,
  deleteColumn,
];

function editOnce(state: EditorState, random: (below: number) => number): EditorState {
  const place = random(state.doc.content.size);
  const there = state.apply(state.tr.setSelection(Selection.near(state.doc.resolve(place))));
  const { $from, from } = there.selection;
  const apply = (command: Command) => {
    let next = there;
    command(there, (tr) => {
      next = there.apply(tr);
    });
    return next;
  };
  switch (random(5)) {
    case 0:
      return there.selection instanceof TextSelection ? there.apply(there.tr.insertText(`typed${random(100)} & `)) : there;
    case 1:
      return tried(there, () => there.apply(there.tr.deleteRange(from, Math.min(state.doc.content.size, from + random(60)))));
    case 2: {
      if ($from.parent.type.name !== 'paragraph' && $from.parent.type !== heading) return there;
      return there.apply(
        there.tr.setBlockType($from.start(), $from.end(), heading as never, { ...$from.parent.attrs, level: 2 + random(4) }),
      );
    }
    default:
      return tried(there, () => apply(commands[random(commands.length)] as Command));
  }
}

/** ProseMirror throws at some edits across boxes of two kinds: nothing happens then. */
function tried(state: EditorState, edit: () => EditorState): EditorState {
  try {
    return edit();
  } catch (error) {
    if (error instanceof Error && /^(?:Cannot join|Invalid content for node)/.test(error.message)) return state;
    throw error;
  }
}

/** What it says. White space between words and blocks may come out in more than one way. */
function words(doc: Node): string {
  return doc
    .textBetween(0, doc.content.size, ' ', (leaf) => (leaf.type.name === 'opaque' ? String(leaf.attrs.raw).replace(/<[^>]*>/g, ' ') : ' '))
    .replace(/\s+/g, '');
}

const texts: [string, string][] = [
  // Whatever follows a comment that does not close belongs to it, also for WordPress.
  ...fixtures.filter(([name, html]) => html.length > 150 && !/^broken-(?:blocks|closer)$/.test(name)),
  [
    'everything',
    ['paragraphs', 'list-nested', 'quote', 'table', 'columns-nested', 'image', 'mixed', 'details', 'gallery', 'buttons']
      .map(fixture)
      .join('\n\n'),
  ],
];

it.each(texts)('%s', (name, html) => {
  for (let seed = 1; seed <= (name === 'everything' ? 30 : 5); seed++) {
    const table = createSideTable();
    const random = randomOf(seed * 7919);
    let state = EditorState.create({ doc: openDocument(html, table, schema), plugins: [history({ newGroupDelay: 0 }), tableEditing()] });
    const say = (doc: Node) => htmlOf(jsonOf(doc), table);
    for (let times = 0; times < 25; times++) {
      state = editOnce(state, random);
      state.doc.check();
      const written = say(state.doc);
      const again = openDocument(written, createSideTable(), schema);
      expect(words(again), `seed ${seed}, edit ${times}:\n${written}`).toBe(words(state.doc));
    }
    for (let times = 0; times < 200 && undo(state, (tr) => (state = state.apply(tr))); times++);
    expect(say(state.doc)).toBe(html);
  }
});
