import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { gapsInDocument } from './hints.ts';

/** Chooses the next place that waits for words, to be typed over. */
export function goToNextGap(editor: Editor): void {
  const { doc, selection, tr } = editor.state;
  const gaps = gapsInDocument(doc);
  const next = gaps.find(({ from }) => from > selection.from) ?? gaps[0];
  if (!next) return;
  tr.setSelection(TextSelection.create(doc, next.from, next.to));
  editor.view.dispatch(tr.scrollIntoView());
  editor.view.focus();
}
