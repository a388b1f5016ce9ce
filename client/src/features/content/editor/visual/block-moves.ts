/** Moves the block that the caret stands in among its neighbours, by Alt+Shift and an arrow. */
import { type Editor, Extension } from '@tiptap/core';
import { NodeSelection, Selection } from '@tiptap/pm/state';

/** The outermost block at the caret, and its place. */
export function blockAt({ state }: Editor): { place: number; index: number } | undefined {
  const { $from } = state.selection;
  const index = $from.index(0);
  return index < state.doc.childCount ? { place: $from.posAtIndex(index, 0), index } : undefined;
}

export function moveBlock(editor: Editor, by: 1 | -1): boolean {
  const { state } = editor;
  const found = blockAt(editor);
  const other = found && state.doc.maybeChild(found.index + by);
  const block = found && state.doc.maybeChild(found.index);
  if (!found || !block || !other) return false;
  const to = by === 1 ? found.place + other.nodeSize : found.place - other.nodeSize;
  const caret = state.selection.from - found.place;
  const isWhole = state.selection instanceof NodeSelection;
  const tr = state.tr.delete(found.place, found.place + block.nodeSize).insert(to, block);
  tr.setSelection(isWhole ? NodeSelection.create(tr.doc, to) : Selection.near(tr.doc.resolve(to + caret)));
  editor.view.dispatch(tr.scrollIntoView());
  return true;
}

export const BlockMoves = Extension.create({
  name: 'blockMoves',
  addKeyboardShortcuts() {
    return {
      'Alt-Shift-ArrowUp': ({ editor }) => moveBlock(editor, -1),
      'Alt-Shift-ArrowDown': ({ editor }) => moveBlock(editor, 1),
    };
  },
});
