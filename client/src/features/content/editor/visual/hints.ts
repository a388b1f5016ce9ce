/** What is shown and is not in the text: the words in an empty paragraph, and the gaps of a draft that a person has to fill. */
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, TextSelection } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { GAP } from '../../../../lib/gaps.ts';

export interface Gap {
  from: number;
  to: number;
}

const gapsIn = new WeakMap<Node, Gap[]>();

/** Within one block, from its beginning. */
function gapsOf(block: Node): Gap[] {
  const before = gapsIn.get(block);
  if (before) return before;
  const found: Gap[] = [];
  const look = (node: Node, place: number) => {
    if (!node.isTextblock) {
      node.forEach((child, offset) => {
        look(child, place + offset + 1);
      });
      return;
    }
    const text = node.textBetween(0, node.content.size, undefined, '\ufffc');
    for (const match of text.matchAll(GAP)) found.push({ from: place + 1 + match.index, to: place + 1 + match.index + match[0].length });
  };
  look(block, 0);
  gapsIn.set(block, found);
  return found;
}

export function gapsInDocument(doc: Node): Gap[] {
  const gaps: Gap[] = [];
  doc.forEach((block, place) => {
    for (const { from, to } of gapsOf(block)) gaps.push({ from: place + from, to: place + to });
  });
  return gaps;
}

function decorations(state: EditorState, isEditable: boolean): DecorationSet {
  const found = gapsInDocument(state.doc).map(({ from, to }) => Decoration.inline(from, to, { class: 'gap' }));
  const { $from, empty } = state.selection;
  const isEmptyParagraph = $from.parent.type.name === 'paragraph' && $from.parent.content.size === 0;
  const isWholeEmpty =
    state.doc.childCount === 1 && state.doc.firstChild?.type.name === 'paragraph' && state.doc.firstChild.content.size === 0;
  if (isEditable && empty && isEmptyParagraph && $from.depth === 1) {
    const words = isWholeEmpty ? 'Start writing, or press / for a list of blocks' : 'Write, or press / for blocks';
    found.push(Decoration.node($from.before(), $from.after(), { class: 'is-blank', 'data-hint': words }));
  }
  return found.length > 0 ? DecorationSet.create(state.doc, found) : DecorationSet.empty;
}

export const Hints = Extension.create({
  name: 'hints',
  addProseMirrorPlugins() {
    return [
      new Plugin({
        props: {
          decorations: (state) => decorations(state, this.editor.isEditable),
          // What is typed over a gap stands in its stead, and is not marked as it was.
          handleTextInput: (view, from, to, text) => {
            const { doc, tr, schema } = view.state;
            if (from === to || !gapsInDocument(doc).some((gap) => gap.from === from && gap.to === to)) return false;
            const marks = doc.resolve(from).marksAcross(doc.resolve(to)) ?? [];
            tr.replaceWith(
              from,
              to,
              schema.text(
                text,
                marks.filter(({ type }) => type.name !== 'highlight'),
              ),
            );
            view.dispatch(tr.setSelection(TextSelection.create(tr.doc, from + text.length)).scrollIntoView());
            return true;
          },
        },
      }),
    ];
  },
});
