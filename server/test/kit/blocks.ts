/** Reads WordPress blocks as strictly as the editor does: every comment closed, every tag balanced, nothing in between. */
export interface ParsedBlock {
  name: string;
  attributes: Record<string, unknown>;
  /** Its own HTML, with inner blocks taken out. */
  html: string;
  inner: ParsedBlock[];
}

const COMMENT = /<!--\s+(\/)?wp:([a-z][a-z0-9/-]*)\s+(?:(\{.*?\})\s+)?-->/gs;
const VOID = new Set(['br', 'hr', 'img']);

/** @throws where a block is not closed, is closed as another, or text stands outside of any block. */
export function parseBlocks(text: string): ParsedBlock[] {
  const root: ParsedBlock = { name: 'root', attributes: {}, html: '', inner: [] };
  const open = [root];
  let from = 0;
  for (const match of text.matchAll(COMMENT)) {
    const top = open.at(-1) as ParsedBlock;
    top.html += text.slice(from, match.index);
    from = match.index + match[0].length;
    if (match[1]) {
      if (open.length === 1 || top.name !== match[2]) throw new Error(`wp:${match[2]} is closed where ${top.name} is open.`);
      open.pop();
    } else {
      const block: ParsedBlock = { name: match[2] as string, attributes: match[3] ? JSON.parse(match[3]) : {}, html: '', inner: [] };
      top.inner.push(block);
      open.push(block);
    }
  }
  root.html += text.slice(from);
  if (open.length > 1) throw new Error(`wp:${open.at(-1)?.name} is never closed.`);
  if (root.html.trim() !== '') throw new Error(`Outside of any block: ${root.html.trim().slice(0, 80)}`);
  for (const block of allBlocks(root.inner)) requireBalanced(block.html);
  return root.inner;
}

export const allBlocks = (blocks: ParsedBlock[]): ParsedBlock[] => blocks.flatMap((block) => [block, ...allBlocks(block.inner)]);

function requireBalanced(html: string): void {
  const open: string[] = [];
  for (const [tag, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^<>]*>/g)) {
    if (VOID.has(name)) continue;
    if (!slash) open.push(name);
    else if (open.pop() !== name) throw new Error(`${tag} closes nothing in ${html.slice(0, 120)}`);
  }
  if (open.length > 0) throw new Error(`<${open.at(-1)}> is never closed in ${html.slice(0, 120)}`);
  if (/<(?!\/?[a-z])|&(?!#?\w+;)/.test(html)) throw new Error(`Something is not escaped in ${html.slice(0, 120)}`);
}
