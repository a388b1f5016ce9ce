/**
 * Writes the editor's document back. A node that says what it said is given back byte for byte; one that was edited keeps its
 * shell and all untouched neighbours; only what is new is written anew. There is no mark of having been edited: undo makes clean.
 */
import { writeCode, writeFresh } from './fresh.ts';
import { writeInline } from './inline.ts';
import { withAttribute } from './markup.ts';
import { isEmptyText, isSameNode, leafTypes, type NodeJson } from './nodes.ts';
import { type Place, pairOf, type SideTable, type Source, sourceIdOf } from './side-table.ts';
import { writeTable } from './write-table.ts';

export function htmlOf(document: NodeJson, table: SideTable): string {
  return new Writer(table).document(document);
}

/** The HTML of one block of the document. */
export const htmlOfBlock = (node: NodeJson, table: SideTable): string => new Writer(table).node(node, `flow:${table.markup}`, 0);

/** What a node came to, for as long as it is the same object. */
const written = new WeakMap<NodeJson, { place: Place; first: boolean; html: string }>();

export class Writer {
  constructor(readonly table: SideTable) {}

  document(document: NodeJson): string {
    const nodes = (document.content ?? []).filter((node) => !this.isNothing(node));
    const gap = (before: string, after: string) => this.table.gaps.get(pairOf(before, after));
    if (nodes.length === 0) return gap('', '') ?? '';
    // What stands at the edges of the text stays there, whatever block comes to stand beside it.
    const first = gap('', sourceIdOf(nodes[0] as NodeJson)) ?? this.table.lead;
    const last = gap(sourceIdOf(nodes.at(-1) as NodeJson), '') ?? this.table.tail;
    return first + this.joined(nodes, `flow:${this.table.markup}`, this.table.gap || undefined) + last;
  }

  /** A paragraph that somebody has not written anything into is the editor's, not the text's. */
  isNothing(node: NodeJson): boolean {
    return (node.type === 'paragraph' || node.type === 'cite') && !sourceIdOf(node) && isEmptyText(node);
  }

  joined(nodes: readonly NodeJson[], place: Place, usual?: string): string {
    const gap = usual ?? this.usualGap(place);
    return nodes.reduce((html, node, at) => {
      const before = nodes[at - 1];
      const ids = [before && sourceIdOf(before), sourceIdOf(node)];
      const kept = ids[0] && ids[1] ? this.table.gaps.get(pairOf(ids[0], ids[1])) : undefined;
      const needsNone = place.startsWith('cell') && !(node.type === 'paragraph' && before?.type === 'paragraph');
      const apart = node.type === 'cite' || before?.type === 'summary' || needsNone ? '' : gap;
      return html + (before ? (kept ?? apart) : '') + this.node(node, place, at);
    }, '');
  }

  private usualGap(place: Place): string {
    if (/^(?:rows|row|item)/.test(place)) return '';
    if (place.startsWith('cell')) return '<br>';
    return place === 'list:html' ? this.table.newline : this.table.newline + this.table.newline;
  }

  /** @param at which child of its parent it is */
  node(node: NodeJson, place: Place, at: number): string {
    const known = written.get(node);
    if (known && known.place === place && known.first === (at === 0)) return known.html;
    const html = this.anew(node, place, at);
    written.set(node, { place, first: at === 0, html });
    return html;
  }

  private anew(node: NodeJson, place: Place, at: number): string {
    if (node.type === 'opaque') return String(node.attrs?.raw ?? '');
    const source = this.table.sources.get(sourceIdOf(node));
    if (source && fits(source.place, place) && source.node.type === node.type) {
      return isSameNode(source.node, node) ? source.raw : this.edited(node, source);
    }
    return this.fresh(node, place, at);
  }

  private edited(node: NodeJson, source: Source): string {
    if (node.type === 'image') return this.editedImage(node, source);
    if (source.table) return writeTable(this, node, source, source.table);
    const { open, close } = shellOf(node, source);
    if (!holdsBlocks(node)) return open + this.words(node) + close;
    const children = (node.content ?? []).filter((child) => !this.isNothing(child));
    return open + this.joined(children, placeIn(node, source.inside), source.gap || undefined) + close;
  }

  private editedImage(node: NodeJson, { raw, node: before, image }: Source): string {
    if (!image) return raw;
    let tag = raw.slice(image.tag.start, image.tag.end);
    for (const name of ['src', 'alt']) {
      if (node.attrs?.[name] !== before.attrs?.[name]) tag = withAttribute(tag, name, String(node.attrs?.[name] ?? ''));
    }
    // Other sizes are of the picture that was there before.
    if (node.attrs?.src !== before.attrs?.src) tag = withAttribute(withAttribute(tag, 'srcset', null), 'sizes', null);
    const head = raw.slice(0, image.tag.start) + tag;
    const { caption } = image;
    const from = raw.slice(image.tag.end, caption?.start ?? image.captionAt);
    const rest = raw.slice(caption?.end ?? image.captionAt);
    const words = this.words(node);
    if (isSameNode(node.content ?? [], before.content ?? [])) return head + raw.slice(image.tag.end);
    if (!words) return head + from + rest;
    const [open, end] = caption
      ? [raw.slice(caption.start, caption.innerStart), raw.slice(caption.innerEnd, caption.end)]
      : ['<figcaption class="wp-element-caption">', '</figcaption>'];
    return head + from + open + words + end + rest;
  }

  private fresh(node: NodeJson, place: Place, at: number): string {
    const inside = place.endsWith(':blocks') ? 'blocks' : 'html';
    if (!holdsBlocks(node)) {
      const words = this.words(node);
      // In a list item or a cell, words need no paragraph.
      if (node.type === 'paragraph' && (place.startsWith('cell') || place === 'item:blocks' || (place.startsWith('item') && at === 0))) {
        return place === 'item:blocks' && at > 0 ? `<br>${words}` : words;
      }
      return writeFresh(node, { words, children: [] }, place, this.table.newline);
    }
    if (node.type === 'table') return writeFresh(node, { words: '', children: [writeTable(this, node)] }, place, this.table.newline);
    const inner = placeIn(node, inside);
    const children = (node.content ?? []).filter((child) => !this.isNothing(child)).map((child, nth) => this.node(child, inner, nth));
    return writeFresh(node, { words: '', children }, place, this.table.newline);
  }

  private words(node: NodeJson): string {
    const html = node.type === 'codeBlock' ? writeCode(node) : writeInline(node.content);
    return this.table.newline === '\n' ? html : html.replace(/\r?\n/g, this.table.newline);
  }
}

export const holdsBlocks = (node: NodeJson): boolean => !leafTypes.has(node.type) && node.type !== 'horizontalRule';

/** Among blocks, anything stands as it was written; the items of a list are written as the list is. */
const fits = (from: Place, to: Place): boolean => from === to || (from.startsWith('flow:') && to.startsWith('flow:'));

/** Where the children of a node stand. */
export function placeIn(node: NodeJson, inside: 'blocks' | 'html'): Place {
  switch (node.type) {
    case 'bulletList':
    case 'orderedList':
      return `list:${inside}`;
    case 'listItem':
      return `item:${inside}`;
    case 'columns':
    case 'buttons':
      return `${node.type}:${inside}`;
    case 'table':
      return 'rows:html';
    case 'tableRow':
      return 'row:html';
    case 'tableCell':
    case 'tableHeader':
      return 'cell:html';
    default:
      return `flow:${inside}`;
  }
}

/** The shell of a node, changed where the node's own attributes were. */
function shellOf(node: NodeJson, { node: before, open, close }: Source): { open: string; close: string } {
  const { attrs = {} } = node;
  if (node.type === 'heading' && attrs.level !== before.attrs?.level) return headingShell(open, close, Number(attrs.level));
  const names = node.type === 'button' ? ['href'] : /^table(?:Cell|Header)$/.test(node.type) ? ['colspan', 'rowspan'] : [];
  let tagged = open;
  for (const name of names) {
    const value = attrs[name];
    if (value === before.attrs?.[name]) continue;
    const at = open.lastIndexOf(node.type === 'button' ? '<a' : '<t');
    const tag = withAttribute(tagged.slice(at), name, value === null || value === 1 ? null : String(value));
    tagged = tagged.slice(0, at) + tag;
  }
  return { open: tagged, close };
}

/** WordPress takes a heading to be of the second level unless its comment says otherwise. */
function headingShell(open: string, close: string, level: number): { open: string; close: string } {
  const retagged = open.replace(/<h[1-6](?=[\s>])/i, `<h${level}`);
  const without = retagged.replace(
    /(<!--\s+wp:(?:core\/)?heading\s+)(\{.*?\}\s+)?(?=-->)/s,
    (_all, start: string, json: string | undefined) => {
      const others = (json ?? '')
        .replace(/"level":\s*\d+\s*,?\s*/, '')
        .replace(/,\s*\}/, '}')
        .trim();
      const rest = others === '{}' ? '' : others;
      if (level === 2) return start + (rest && `${rest} `);
      return `${start}${rest ? rest.replace('{', `{"level":${level},`) : `{"level":${level}}`} `;
    },
  );
  return { open: without, close: close.replace(/<\/h[1-6]/i, `</h${level}`) };
}
