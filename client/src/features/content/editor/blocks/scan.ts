/**
 * Finds WordPress blocks in a text by their comments, with exact offsets: `<!-- wp:name {json} -->`, `<!-- /wp:name -->` and
 * `<!-- wp:name {json} /-->`, as the Block Editor Handbook documents them. A text whose comments do not pair has no tree.
 */
export interface BlockPiece {
  /** With its namespace: "core/paragraph". */
  name: string;
  /** The JSON in its comment, as it stands there. */
  attributes: string;
  start: number;
  end: number;
  /** Between its two comments; both at the end of the comment where it has only one. */
  innerStart: number;
  innerEnd: number;
  inner: BlockPiece[];
}

export interface Scan {
  blocks: BlockPiece[];
  /** From here on the comments do not pair; the length of the text where all do. */
  brokenAt: number;
}

interface Token {
  kind: 'open' | 'close' | 'void';
  name: string;
  attributes: string;
  start: number;
  end: number;
}

export function scanBlocks(text: string): Scan {
  const blocks: BlockPiece[] = [];
  const open: BlockPiece[] = [];
  for (const token of tokensOf(text)) {
    const parent = open.at(-1);
    const siblings = parent?.inner ?? blocks;
    if (token.kind === 'close') {
      if (!parent || parent.name !== token.name) return { blocks, brokenAt: open[0]?.start ?? token.start };
      parent.innerEnd = token.start;
      parent.end = token.end;
      open.pop();
      if (open.length === 0) blocks.push(parent);
      continue;
    }
    const { name, attributes, start, end } = token;
    const piece: BlockPiece = { name, attributes, start, end, innerStart: end, innerEnd: end, inner: [] };
    if (token.kind === 'void') siblings.push(piece);
    else {
      if (parent) siblings.push(piece);
      open.push(piece);
    }
  }
  return { blocks, brokenAt: open[0]?.start ?? text.length };
}

const NAME = /wp:((?:[a-z][a-z0-9_-]*\/)?[a-z][a-z0-9_-]*)\s+/y;
const SPACE = /\s+/y;
const END_OF_JSON = /\}\s+\/?-->/g;

function* tokensOf(text: string): Generator<Token> {
  for (let at = text.indexOf('<!--'); at !== -1; at = text.indexOf('<!--', at)) {
    const token = tokenAt(text, at);
    if (token) yield token;
    at = token?.end ?? at + 4;
  }
}

function tokenAt(text: string, start: number): Token | undefined {
  let at = after(SPACE, text, start + 4);
  if (at === undefined) return undefined;
  const closes = text[at] === '/';
  NAME.lastIndex = closes ? at + 1 : at;
  const named = NAME.exec(text);
  if (!named) return undefined;
  at = NAME.lastIndex;
  let attributes = '';
  if (text[at] === '{') {
    END_OF_JSON.lastIndex = at;
    const ended = END_OF_JSON.exec(text);
    if (!ended) return undefined;
    attributes = text.slice(at, ended.index + 1);
    // A later block's end is not this one's.
    if (attributes.includes('-->')) return undefined;
    at = after(SPACE, text, ended.index + 1) ?? at;
  }
  const isVoid = text[at] === '/';
  if (isVoid) at++;
  if (!text.startsWith('-->', at)) return undefined;
  const name = String(named[1]);
  return {
    kind: closes ? 'close' : isVoid ? 'void' : 'open',
    name: name.includes('/') ? name : `core/${name}`,
    attributes,
    start,
    end: at + 3,
  };
}

function after(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
