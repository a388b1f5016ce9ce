/** A draft as it has come so far: pieces put together, whatever came twice or in another try. Pure. */

export interface DraftPiece {
  attempt: string | null;
  offset: number;
  text: string;
  title: string | null;
}

export interface DraftSoFar {
  attempt: string | null;
  html: string;
  title: string | null;
}

export const NO_DRAFT: DraftSoFar = { attempt: null, html: '', title: null };

/** After a broken line the text comes again from its beginning: what is there already stays. */
export function withPiece(draft: DraftSoFar, piece: DraftPiece): DraftSoFar {
  const same = piece.attempt === null || piece.attempt === draft.attempt;
  const before = same ? draft : NO_DRAFT;
  const fits = piece.offset <= before.html.length && piece.offset + piece.text.length > before.html.length;
  return {
    attempt: piece.attempt ?? before.attempt,
    html: fits ? before.html.slice(0, piece.offset) + piece.text : before.html,
    title: piece.title ?? before.title,
  };
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.,-]*/gu;

export const countWords = (html: string): number =>
  html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(/<\/?(?:a|b|em|i|mark|span|strong|sub|sup)\b[^>]*>/gi, '')
    .replace(/<[^>]*(?:>|$)/g, ' ')
    .match(WORD)?.length ?? 0;

/** What a person who listens is told: that it began, now and then how far it is, and how it ended; not every word. */
export function toldOf(state: string, words: number, told: number): string | undefined {
  if (state !== 'WRITING') return undefined;
  if (words - told < WORDS_BETWEEN) return undefined;
  return `${words} words so far.`;
}

const WORDS_BETWEEN = 200;
