/** Which words of two texts the other does not have, in their order. Pure. */
import { type ArrayChange, diffArrays } from 'diff';

export interface Span {
  text: string;
  differs: boolean;
}

export interface Marked {
  left: Span[];
  right: Span[];
}

const TOKENS = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*|\s+|./gsu;
const isWord = (token: string) => /^[\p{L}\p{N}]/u.test(token);

/** Texts that differ in more than this are marked whole: to find which of their words are alike would take too long. */
const MOST_EDITS = 1_000;
const MOST_LENGTH = 200_000;

export const wordsIn = (text: string): string[] => (text.match(TOKENS) ?? []).filter(isWord).map((word) => word.toLowerCase());

/** @returns the two texts in stretches; put together they are the texts. */
export function markWords(left: string, right: string): Marked {
  const marked = markTexts([left], [right]);
  return { left: marked.left[0] ?? [], right: marked.right[0] ?? [] };
}

export interface MarkedTexts {
  left: Span[][];
  right: Span[][];
}

/**
 * As `markWords`, for texts that stand in several places, as those of the elements of a block do: a word never runs from one
 * into the next.
 */
export function markTexts(left: readonly string[], right: readonly string[]): MarkedTexts {
  const lengthOf = (texts: readonly string[]) => texts.reduce((sum, text) => sum + text.length, 0);
  if (lengthOf(left) + lengthOf(right) > MOST_LENGTH) return { left: left.map(whole), right: right.map(whole) };
  const tokens = { left: tokensOf(left), right: tokensOf(right) };
  const parts = diffArrays(
    tokens.left.map(({ text }) => text),
    tokens.right.map(({ text }) => text),
    { maxEditLength: MOST_EDITS },
  );
  let l = 0;
  let r = 0;
  for (const [at, part] of (parts ?? []).entries()) {
    const keeps = !part.added && !part.removed;
    // White space and points between two changes are part of the change: marks that flicker cannot be read.
    const isSeam = keeps && !part.value.some(isWord);
    const inside = (side: 'added' | 'removed') =>
      isSeam && changesBeside(parts ?? [], at, -1, side) && changesBeside(parts ?? [], at, 1, side);
    const [leftDiffers, rightDiffers] = keeps ? [inside('removed'), inside('added')] : [true, true];
    for (let count = 0; count < part.count; count += 1) {
      if (!part.added) (tokens.left[l++] as Token).differs = leftDiffers;
      if (!part.removed) (tokens.right[r++] as Token).differs = rightDiffers;
    }
  }
  return { left: spansOf(tokens.left, left.length), right: spansOf(tokens.right, right.length) };
}

/** Whether the stretch next to a kept one, which is a removal, an addition or both, changes this side. */
function changesBeside(parts: ArrayChange<string>[], at: number, step: 1 | -1, side: 'added' | 'removed'): boolean {
  const beside = [parts[at + step], parts[at + 2 * step]];
  const [next, afterNext] = beside;
  if (!next || (!next.added && !next.removed)) return false;
  return next[side] || Boolean(afterNext?.[side]);
}

const whole = (text: string): Span[] => (text === '' ? [] : [{ text, differs: true }]);

interface Token {
  text: string;
  /** Which of the texts it is in. */
  of: number;
  differs: boolean;
}

const tokensOf = (texts: readonly string[]): Token[] =>
  texts.flatMap((text, of) => (text.match(TOKENS) ?? []).map((token) => ({ text: token, of, differs: true })));

function spansOf(tokens: Token[], count: number): Span[][] {
  const spans: Span[][] = Array.from({ length: count }, () => []);
  for (const { text, of, differs } of tokens) {
    const place = spans[of] as Span[];
    const last = place.at(-1);
    if (last?.differs === differs) last.text += text;
    else place.push({ text, differs });
  }
  return spans;
}
