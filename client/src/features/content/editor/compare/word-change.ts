/** How many words a text has gained and lost against another, as far as a reader sees them. Pure. */
import { countWords, textOf } from '../measure.ts';
import { alignPieces } from './align.ts';
import { piecesOf } from './pieces.ts';
import { markWords, type Span } from './word-marks.ts';

export interface WordChange {
  added: number;
  removed: number;
}

/** Longer texts are not counted for a line in a list. */
const MOST_LENGTH = 400_000;

interface Text {
  title: string;
  contentHtml: string;
}

export function wordChange(before: Text, now: Text): WordChange | undefined {
  if (before.contentHtml.length + now.contentHtml.length > MOST_LENGTH) return undefined;
  const change = { added: 0, removed: 0 };
  const add = (was: string, is: string) => {
    const marks = markWords(was, is);
    change.removed += wordsThatDiffer(marks.left);
    change.added += wordsThatDiffer(marks.right);
  };
  add(before.title, now.title);
  for (const { left, right, same } of alignPieces(piecesOf(before.contentHtml), piecesOf(now.contentHtml))) {
    if (!same) add(textOf(left?.source ?? ''), textOf(right?.source ?? ''));
  }
  return change;
}

const wordsThatDiffer = (spans: Span[]): number => spans.reduce((sum, { text, differs }) => sum + (differs ? countWords(text) : 0), 0);
