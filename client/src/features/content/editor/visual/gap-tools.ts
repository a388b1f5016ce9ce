import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { gapsInDocument } from './hints.ts';

/** Chooses the next place that waits for words, so that what is typed stands in its stead, and not marked as it is. */
export function goToNextGap(editor: Editor): void {
  const { doc, selection, tr, schema } = editor.state;
  const gaps = gapsInDocument(doc);
  const next = gaps.find(({ from }) => from > selection.from) ?? gaps[0];
  if (!next) return;
  tr.setSelection(TextSelection.create(doc, next.from, next.to));
  const marks = doc.resolve(next.from).marksAcross(doc.resolve(next.to)) ?? [];
  tr.setStoredMarks(marks.filter(({ type }) => type !== schema.marks.highlight));
  editor.view.dispatch(tr.scrollIntoView());
  editor.view.focus();
}
