/**
 * Cuts a text into the pieces that people compare and merge: its top-level blocks, or the top-level elements and paragraphs of a
 * classic text. Pure and lossless: the pieces, put one after another, are the text byte for byte.
 */
import { scanBlocks } from '../blocks/scan.ts';

export interface Piece {
  source: string;
  /** The white space behind it. */
  gap: string;
}

export const textOfPieces = (pieces: readonly Piece[]): string => pieces.map(({ source, gap }) => source + gap).join('');

export function piecesOf(html: string): Piece[] {
  const { blocks, brokenAt } = scanBlocks(html);
  const pieces: Piece[] = [];
  const add = (source: string) => {
    const body = source.trimEnd();
    const last = pieces.at(-1);
    // White space alone belongs to what stands before it; at the head of a text, to what follows.
    if (body === '' && last) last.gap += source;
    else pieces.push({ source: body, gap: source.slice(body.length) });
  };
  let at = 0;
  const addFreeform = (end: number) => {
    for (const source of freeformPieces(html.slice(at, end))) add(source);
    at = end;
  };
  for (const block of blocks) {
    addFreeform(block.start);
    add(html.slice(block.start, block.end));
    at = block.end;
  }
  addFreeform(brokenAt);
  addFreeform(html.length);
  return joinHead(pieces);
}

function joinHead(pieces: Piece[]): Piece[] {
  const [head, next, ...rest] = pieces;
  if (head?.source !== '') return pieces;
  if (!next) return [{ source: head.gap, gap: '' }];
  return [{ source: head.gap + next.source, gap: next.gap }, ...rest];
}

/** A comment, an element that is read as text, a tag, or a line left empty. */
const TOKEN =
  /<!--[\s\S]*?(?:-->|$)|<(script|style|pre|textarea)\b[\s\S]*?(?:<\/\1\s*>|$)|<\/?([a-z][a-z0-9-]*)(?:[^>"']|"[^"]*"|'[^']*')*>|\r?\n[ \t]*\r?\n\s*/gi;
const HOLDS_BLOCKS = new Set(
  'address article aside blockquote center details dialog div dl fieldset figure footer form header hgroup main menu nav ol section table ul'.split(
    ' ',
  ),
);
const STANDS_ALONE = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** Cuts behind each element that ends at the top, before each that begins there, and at empty lines between. */
function* freeformPieces(text: string): Generator<string> {
  let from = 0;
  let depth = 0;
  function* cut(at: number) {
    if (depth > 0 || at <= from) return;
    yield text.slice(from, at);
    from = at;
  }
  for (const token of text.matchAll(TOKEN)) {
    const [written, readAsText, tag] = token;
    const end = token.index + written.length;
    const name = (readAsText ?? tag)?.toLowerCase();
    if (readAsText) {
      yield* cut(token.index);
      yield* cut(end);
    } else if (!name) {
      if (!written.startsWith('<')) yield* cut(end);
    } else if (name === 'hr') {
      yield* cut(token.index);
      yield* cut(end);
    } else if (HOLDS_BLOCKS.has(name) || STANDS_ALONE.has(name)) {
      const closes = written.startsWith('</');
      if (!closes) yield* cut(token.index);
      // A paragraph need not be closed: it is not counted.
      if (HOLDS_BLOCKS.has(name)) depth = Math.max(0, depth + (closes ? -1 : 1));
      if (closes) yield* cut(end);
    }
  }
  depth = 0;
  yield* cut(text.length);
}
