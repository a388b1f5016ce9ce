import { createMemo, createSignal } from 'solid-js';
import { createStore } from 'solid-js/store';
import { alignPieces, type Row } from './align.ts';
import { type Choice, chosenText, mergedText } from './merge.ts';
import { piecesOf } from './pieces.ts';

interface Text {
  title: string;
  contentHtml: string;
}

/** A merge under way. It begins as ours. */
export function createMerge(ours: () => Text, theirs: () => Text) {
  const rows = createMemo(() => alignPieces(piecesOf(ours().contentHtml), piecesOf(theirs().contentHtml)));
  const [choices, setChoices] = createStore<Record<number, Choice>>({});
  const [written, setWritten] = createStore<Record<number, string>>({});
  const [title, setTitle] = createSignal(ours().title);

  const choice = (row: number): Choice => choices[row] ?? 'ours';
  const textAt = (row: number) => chosenText(rows()[row] as Row, choice(row), written[row]);
  return {
    choice,
    choose: (row: number, chosen: Choice) => {
      // By hand begins with what was chosen before; with what there is, where that was nothing.
      if (chosen === 'hand') setWritten(row, textAt(row) || chosenText(rows()[row] as Row, 'both'));
      setChoices(row, chosen);
    },
    /** What stands in one place, as HTML. */
    textAt,
    write: (row: number, text: string) => setWritten(row, text),
    /** Whether a place has text on both sides, or on one alone. */
    sides: (row: number): 'both' | 'ours' | 'theirs' => {
      const { left, right } = rows()[row] as Row;
      return left && right ? 'both' : left ? 'ours' : 'theirs';
    },
    title,
    setTitle,
    result: (): Text => ({ title: title(), contentHtml: mergedText(rows(), textAt) }),
  };
}

export type Merge = ReturnType<typeof createMerge>;
