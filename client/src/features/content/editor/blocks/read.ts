/**
 * Reads a text into the editor's document. Every node that comes of it is cut out of the text by exact offsets and has its
 * bytes in the side table; what is not understood whole becomes an opaque node that holds its bytes.
 */

import { readInline } from './inline.ts';
import { type HtmlNode, isBlank, isElement, isInline, isInOrder, isText, parseHtml, type Range, trimmed } from './markup.ts';
import { emptyParagraph, type NodeJson } from './nodes.ts';
import { readBlock } from './read-block.ts';
import { readElement } from './read-element.ts';
import { type BlockPiece, scanBlocks } from './scan.ts';
import { createSideTable, type Markup, type Place, pairOf, type SideTable, type Source, sourceIdOf } from './side-table.ts';
import { htmlOf } from './write.ts';

/** A stretch of the text and the node that stands for it. */
export interface Unit extends Range {
  node: NodeJson;
}

export interface Reading {
  document: NodeJson;
  table: SideTable;
}

/** @param table that of an earlier reading of the same text, to which this one is added */
export function documentOf(html: string, table: SideTable = createSideTable()): Reading {
  const units = new Reader(html, table).top();
  const document: NodeJson = { type: 'doc', content: units.map(({ node }) => node) };
  // One can always write below the last block, whatever it is.
  if (document.content?.at(-1)?.type !== 'paragraph') document.content?.push(emptyParagraph());
  if (htmlOf(document, table) === html) return { document, table };
  // Never met, and never to be: a reading that does not give the text back would be a text lost.
  const whole = new Reader(html, table).whole();
  return { document: { type: 'doc', content: [whole.node, emptyParagraph()] }, table };
}

export class Reader {
  constructor(
    readonly html: string,
    readonly table: SideTable,
  ) {
    table.newline = html.includes('\r\n') ? '\r\n' : '\n';
  }

  top(): Unit[] {
    const { blocks, brokenAt } = scanBlocks(this.html);
    if (!isBlank(this.html)) this.table.markup = blocks.length > 0 || brokenAt < this.html.length ? 'blocks' : 'html';
    const place: Place = `flow:${this.table.markup}`;
    const units: Unit[] = [];
    let at = 0;
    for (const block of blocks) {
      units.push(...this.freeform({ start: at, end: block.start }, place), readBlock(this, block, place));
      at = block.end;
    }
    units.push(...this.freeform({ start: at, end: brokenAt }, place));
    const rest = trimmed(this.html, { start: brokenAt, end: this.html.length });
    if (rest.start < rest.end) units.push(this.opaque(rest, place));
    this.joinUp(units);
    this.edges(units);
    const [first, second] = units;
    this.table.gap = first && second && this.html.slice(first.end, second.start);
    return units;
  }

  /** The text as one block. */
  whole(): Unit {
    const unit = this.opaque({ start: 0, end: this.html.length }, `flow:${this.table.markup}`);
    this.edges([unit]);
    return unit;
  }

  private edges(units: readonly Unit[]): void {
    const { table, html } = this;
    const [first] = units;
    const last = units.at(-1);
    if (!first || !last) {
      table.gaps.set(pairOf('', ''), html);
      return;
    }
    table.lead = html.slice(0, first.start);
    table.tail = html.slice(last.end);
    table.gaps.set(pairOf('', sourceIdOf(first.node)), table.lead);
    table.gaps.set(pairOf(sourceIdOf(last.node), ''), table.tail);
  }

  /** HTML outside of blocks. */
  private freeform(range: Range, place: Place): Unit[] {
    if (isBlank(this.html.slice(range.start, range.end))) return [];
    return this.units(this.parse(range, []), range, [], place, true) ?? [];
  }

  /** The tree of a stretch, with offsets in the whole text; blocks in it are comments of the same length. */
  parse(range: Range, blocks: readonly BlockPiece[]): HtmlNode[] {
    let masked = '';
    let at = range.start;
    for (const block of blocks) {
      masked += `${this.html.slice(at, block.start)}<!--${'#'.repeat(block.end - block.start - 7)}-->`;
      at = block.end;
    }
    masked += this.html.slice(at, range.end);
    const nodes = parseHtml(masked);
    if (range.start > 0) shift(nodes, range.start);
    return nodes;
  }

  /**
   * @param blocks the blocks that stand among the nodes, as comments
   * @param breaksAtNewlines whether line ends are shown as such
   * @returns undefined where the nodes are not one after another what stands in the range
   */
  units(
    nodes: readonly HtmlNode[],
    range: Range,
    blocks: readonly BlockPiece[],
    place: Place,
    breaksAtNewlines = false,
  ): Unit[] | undefined {
    const stretches = stretchesOf(this.html, nodes, range);
    // Only among blocks is there room for one that is opaque.
    if (!place.startsWith('flow:') && stretches.some((stretch) => !('nodes' in stretch))) return undefined;
    const units = stretches.flatMap((stretch) =>
      'nodes' in stretch ? this.inOrder(stretch.nodes, blocks, place, breaksAtNewlines) : [this.opaque(stretch, place)],
    );
    this.joinUp(units);
    return units;
  }

  private inOrder(nodes: readonly HtmlNode[], blocks: readonly BlockPiece[], place: Place, breaksAtNewlines: boolean): Unit[] {
    const blockAt = new Map(blocks.map((block) => [block.start, block]));
    const units: Unit[] = [];
    let run: HtmlNode[] = [];
    const endRun = () => {
      if (run.length > 0) units.push(...this.run(run, place, breaksAtNewlines));
      run = [];
    };
    for (const node of nodes) {
      const block = blockAt.get(node.sourceCodeLocation?.startOffset ?? -1);
      if (!block && isInline(node)) {
        run.push(node);
        continue;
      }
      endRun();
      if (block) units.push(readBlock(this, block, place));
      else if (isElement(node)) units.push(readElement(this, node, place, breaksAtNewlines));
    }
    endRun();
    return units;
  }

  /** Words that stand in no block: each stretch between blank lines is a paragraph. */
  private run(nodes: readonly HtmlNode[], place: Place, breaksAtNewlines: boolean): Unit[] {
    const cuts: Range[] = [];
    let start = nodes[0]?.sourceCodeLocation?.startOffset ?? 0;
    for (const node of nodes) {
      const where = node.sourceCodeLocation;
      if (!where || !isText(node)) continue;
      for (const blank of this.html.slice(where.startOffset, where.endOffset).matchAll(/\r?\n[ \t\f]*\r?\n\s*/g)) {
        cuts.push({ start, end: where.startOffset + blank.index });
        start = where.startOffset + blank.index + blank[0].length;
      }
    }
    cuts.push({ start, end: nodes.at(-1)?.sourceCodeLocation?.endOffset ?? start });
    return cuts
      .map((cut) => trimmed(this.html, cut))
      .filter((cut) => cut.start < cut.end)
      .map((cut) => this.bare(cut, place, breaksAtNewlines));
  }

  private bare(range: Range, place: Place, breaksAtNewlines: boolean): Unit {
    const slice = this.html.slice(range.start, range.end);
    if (isBlank(slice.replace(NO_WORDS, ''))) return this.opaque(range, place);
    const nodes = this.parse(range, []);
    const content = isInOrder(nodes, range) ? readInline(nodes, { html: this.html, breaksAtNewlines }) : undefined;
    // An embedded page or a drawing by itself is no paragraph.
    if (!content || content.every(({ type }) => type === 'inlineHtml' || type === 'hardBreak')) return this.opaque(range, place);
    return this.keep({ type: 'paragraph', attrs: {}, content }, range, range, place);
  }

  opaque(range: Range, place: Place): Unit {
    const raw = this.html.slice(range.start, range.end);
    return this.keep({ type: 'opaque', attrs: { raw } }, range, range, place);
  }

  /**
   * Notes in the side table where a node comes from.
   * @param inner where its words or children stand; what is around them is its shell
   */
  keep(node: NodeJson, outer: Range, inner: Range, place: Place, more: Partial<Source> = {}): Unit {
    const id = this.table.newId();
    node.attrs = { source: id, ...node.attrs };
    if (node.content?.length === 0) delete node.content;
    this.table.sources.set(id, {
      id,
      node,
      place,
      start: outer.start,
      raw: this.html.slice(outer.start, outer.end),
      open: this.html.slice(outer.start, inner.start),
      close: this.html.slice(inner.end, outer.end),
      inside: place.endsWith('blocks') ? 'blocks' : 'html',
      ...more,
    });
    return { ...outer, node };
  }

  /** A node with children: its shell is all that stands before the first and after the last. */
  container(node: NodeJson, outer: Range, inner: Range, children: readonly Unit[], place: Place, inside: Markup): Unit {
    const [first, second] = children;
    const around = first ? { start: first.start, end: (children.at(-1) ?? first).end } : { start: inner.end, end: inner.end };
    const gap = first && second ? { gap: this.html.slice(first.end, second.start) } : {};
    return this.keep(node, outer, around, place, { inside, ...gap });
  }

  joinUp(units: readonly Unit[]): void {
    units.forEach((unit, at) => {
      const before = units[at - 1];
      if (before) this.table.gaps.set(pairOf(sourceIdOf(before.node), sourceIdOf(unit.node)), this.html.slice(before.end, unit.start));
    });
  }
}

/** Shortcodes and comments. */
const NO_WORDS = /<!--[\s\S]*?-->|\[(?!(?:add|fill in):)\/?[a-z][\w-]*(?:\s[^\]]*)?\]/gi;

type Stretch = { nodes: HtmlNode[] } | Range;

/**
 * The range in stretches: nodes that are just what stands there, and between them what the parser moved, repeated or dropped,
 * such as a stray end tag. White space is in none.
 */
function stretchesOf(html: string, nodes: readonly HtmlNode[], range: Range): Stretch[] {
  const stretches: Stretch[] = [];
  let at = range.start;
  let broken = range.start;
  for (const node of nodes) {
    const where = node.sourceCodeLocation;
    if (!where || where.startOffset < at || !isInOrder([node], { start: at, end: range.end })) {
      broken = Math.max(broken, Math.min(endOf(node), range.end));
      continue;
    }
    if (where.startOffset < broken) continue;
    const skipped = trimmed(html, { start: at, end: where.startOffset });
    if (skipped.start < skipped.end) stretches.push(skipped);
    const last = stretches.at(-1);
    if (last && 'nodes' in last) last.nodes.push(node);
    else stretches.push({ nodes: [node] });
    at = where.endOffset;
    broken = at;
  }
  const rest = trimmed(html, { start: at, end: range.end });
  if (rest.start < rest.end) stretches.push(rest);
  return stretches;
}

/** The last place in the text that anything of the node comes from. */
function endOf(node: HtmlNode): number {
  const inside = isElement(node) ? node.childNodes.map(endOf) : [];
  return Math.max(node.sourceCodeLocation?.endOffset ?? 0, ...inside);
}

function shift(nodes: readonly HtmlNode[], by: number): void {
  for (const node of nodes) {
    const where = node.sourceCodeLocation;
    if (where) {
      where.startOffset += by;
      where.endOffset += by;
      if ('startTag' in where && where.startTag) {
        where.startTag.startOffset += by;
        where.startTag.endOffset += by;
      }
      if ('endTag' in where && where.endTag) {
        where.endTag.startOffset += by;
        where.endTag.endOffset += by;
      }
    }
    if (isElement(node)) shift(node.childNodes, by);
  }
}
