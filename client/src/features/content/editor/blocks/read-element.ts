/** Reads one element into a node of the editor. An element that the editor has no node for is left to be opaque. */
import { readInline } from './inline.ts';
import { attributeOf, type HtmlElement, innerRange, isBlank, isElement, isInOrder, isText, type Range, trimmed } from './markup.ts';
import { emptyParagraph, type NodeJson } from './nodes.ts';
import type { Reader, Unit } from './read.ts';
import { readImage, readTable } from './read-figure.ts';
import type { BlockPiece } from './scan.ts';
import type { Markup, Place, PlaceKind } from './side-table.ts';

export interface Context {
  /** All that the node stands for: the element, or the block around it. */
  outer: Range;
  place: Place;
  /** How new things inside are written. */
  inside: Markup;
  /** The blocks inside. */
  blocks: readonly BlockPiece[];
  breaksAtNewlines: boolean;
  /** The name of the block, where it is one. */
  name?: string;
  /** Where the children of a block of blocks stand. */
  childPlace?: PlaceKind;
}

type ElementReader = (reader: Reader, element: HtmlElement, context: Context) => Unit | undefined;

export function readElement(reader: Reader, element: HtmlElement, place: Place, breaksAtNewlines: boolean): Unit {
  const where = element.sourceCodeLocation;
  const outer = { start: where?.startOffset ?? 0, end: where?.endOffset ?? 0 };
  const read = readers[element.tagName];
  return read?.(reader, element, { outer, place, inside: 'html', blocks: [], breaksAtNewlines }) ?? reader.opaque(outer, place);
}

export const readLeaf =
  (type: string, attrs: (element: HtmlElement) => Record<string, unknown> = () => ({})): ElementReader =>
  (reader, element, { outer, place, breaksAtNewlines }) => {
    const whole = innerRange(element);
    if (!whole || !isInOrder(element.childNodes, whole)) return undefined;
    const content = readInline(element.childNodes, { html: reader.html, breaksAtNewlines });
    return content && reader.keep({ type, attrs: attrs(element), content }, outer, trimmed(reader.html, whole), place);
  };

export const readParagraph = readLeaf('paragraph');
export const readHeading = readLeaf('heading', (element) => ({ level: Number(element.tagName[1]) }));

/** White space and line ends stand as they are written. */
export const readPreformatted: ElementReader = (reader, element, context) => {
  const [only, ...others] = element.childNodes.filter((child) => !(isText(child) && isBlank(child.value)));
  const isCode = only && others.length === 0 && isElement(only) && only.tagName === 'code';
  const holder = isCode ? only : element;
  const whole = innerRange(holder);
  if (!whole || !isInOrder(holder.childNodes, whole)) return undefined;
  // The line end after the tag is none of the text.
  const start = isCode ? whole.start : whole.start + (/^\r?\n/.exec(reader.html.slice(whole.start, whole.start + 2))?.[0].length ?? 0);
  const inner = { start, end: whole.end };
  if (isCode) {
    if (!holder.childNodes.every(isText)) return undefined;
    const text = holder.childNodes.map((child) => (isText(child) ? child.value : '')).join('');
    return reader.keep(
      { type: 'codeBlock', attrs: {}, content: text ? [{ type: 'text', text }] : [] },
      context.outer,
      inner,
      context.place,
    );
  }
  const content = readInline(holder.childNodes, { html: reader.html, preformatted: true });
  return content && reader.keep({ type: 'preformatted', attrs: {}, content }, context.outer, inner, context.place);
};

const readRule: ElementReader = (reader, _element, { outer, place }) =>
  reader.keep({ type: 'horizontalRule', attrs: {} }, outer, { start: outer.end, end: outer.end }, place);

const isList = ({ node }: Unit) => node.type === 'listItem';

export const readList: ElementReader = (reader, element, { outer, place, inside, blocks }) => {
  const inner = innerRange(element);
  const items = inner && reader.units(element.childNodes, inner, blocks, `list:${inside}`);
  if (!inner || !items?.length || !items.every(isList)) return undefined;
  const type = element.tagName === 'ol' ? 'orderedList' : 'bulletList';
  const node = withChildren(type, items);
  if (type === 'orderedList') node.attrs = { start: Number.parseInt(attributeOf(element, 'start') ?? '1', 10) || 1 };
  return reader.container(node, outer, inner, items, place, inside);
};

export const readListItem: ElementReader = (reader, element, { outer, place, inside, blocks }) => {
  const inner = innerRange(element);
  const units = inner && place.startsWith('list:') ? reader.units(element.childNodes, inner, blocks, `item:${inside}`) : undefined;
  if (!inner || !units) return undefined;
  const node = withChildren('listItem', units);
  if (node.content?.[0]?.type !== 'paragraph') node.content = [emptyParagraph(), ...(node.content ?? [])];
  return reader.container(node, outer, inner, units, place, inside);
};

/** A quotation and, as its last child, who said it. */
export const readQuote: ElementReader = (reader, element, { outer, place, inside, blocks, breaksAtNewlines }) => {
  const inner = innerRange(element);
  if (!inner) return undefined;
  const nodes = element.childNodes.filter((child) => !(isText(child) && isBlank(child.value)));
  const last = nodes.at(-1);
  const cite = last && isElement(last) && last.tagName === 'cite' ? last : undefined;
  const before = cite ? element.childNodes.slice(0, element.childNodes.indexOf(cite)) : element.childNodes;
  const range = { start: inner.start, end: cite?.sourceCodeLocation?.startOffset ?? inner.end };
  const units = reader.units(before, range, blocks, `flow:${inside}`, breaksAtNewlines);
  const by = cite && readChild(reader, cite, readLeaf('cite'), inside);
  if (!units || (cite && !by)) return undefined;
  const words = units.length > 0 ? units.map(({ node }) => node) : [emptyParagraph()];
  return withAside(reader, { type: 'blockquote', content: [...words, ...(by ? [by.node] : [])] }, [...units, ...(by ? [by] : [])], inner, {
    outer,
    place,
    inside,
  });
};

/** A summary, and what opens below it. */
export const readDetails: ElementReader = (reader, element, { outer, place, inside, blocks, breaksAtNewlines }) => {
  const inner = innerRange(element);
  const summary = element.childNodes.find((child) => isElement(child) && child.tagName === 'summary') as HtmlElement | undefined;
  const head = summary && readChild(reader, summary, readLeaf('summary'), inside);
  if (!inner || !summary || !head || !isBlank(reader.html.slice(inner.start, head.start))) return undefined;
  const after = element.childNodes.slice(element.childNodes.indexOf(summary) + 1);
  const units = reader.units(after, { start: head.end, end: inner.end }, blocks, `flow:${inside}`, breaksAtNewlines);
  if (!units) return undefined;
  const content = [head.node, ...(units.length > 0 ? units.map(({ node }) => node) : [emptyParagraph()])];
  return withAside(reader, { type: 'details', content }, [head, ...units], inner, { outer, place, inside });
};

function readChild(reader: Reader, element: HtmlElement, read: ElementReader, inside: Markup): Unit | undefined {
  const { startOffset: start = 0, endOffset: end = 0 } = element.sourceCodeLocation ?? {};
  return read(reader, element, { outer: { start, end }, place: `flow:${inside}`, inside, blocks: [], breaksAtNewlines: false });
}

function withAside(
  reader: Reader,
  node: NodeJson,
  units: readonly Unit[],
  inner: Range,
  { outer, place, inside }: Pick<Context, 'outer' | 'place' | 'inside'>,
): Unit {
  reader.joinUp(units);
  return reader.container(node, outer, inner, units, place, inside);
}

/** An element that only holds blocks together. */
export const readContainer: ElementReader = (
  reader,
  element,
  { outer, place, inside, blocks, breaksAtNewlines, name, childPlace = 'flow' },
) => {
  const inner = innerRange(element);
  const units = inner && reader.units(element.childNodes, inner, blocks, `${childPlace}:${inside}`, breaksAtNewlines);
  if (!inner || !units) return undefined;
  // Nothing in it could be edited: one card says more than a box of cards.
  if (!name && units.every(({ node }) => node.type === 'opaque')) return undefined;
  const node = withChildren('container', units);
  node.attrs = { name: name ?? element.tagName };
  if (units.length === 0) node.content = [emptyParagraph()];
  return reader.container(node, outer, inner, units, place, inside);
};

export const withChildren = (type: string, units: readonly Unit[]): NodeJson => ({
  type,
  attrs: {},
  content: units.map(({ node }) => node),
});

const readFigure: ElementReader = (reader, element, context) => {
  const table = element.childNodes.find((child) => isElement(child) && child.tagName === 'table') as HtmlElement | undefined;
  return table ? readTable(reader, table, context) : readImage(reader, element, context);
};

export const readers: Record<string, ElementReader> = {
  p: readParagraph,
  h1: readHeading,
  h2: readHeading,
  h3: readHeading,
  h4: readHeading,
  h5: readHeading,
  h6: readHeading,
  ul: readList,
  ol: readList,
  li: readListItem,
  blockquote: readQuote,
  details: readDetails,
  pre: readPreformatted,
  hr: readRule,
  table: readTable,
  figure: readFigure,
  div: readContainer,
  section: readContainer,
  article: readContainer,
  main: readContainer,
  aside: readContainer,
  header: readContainer,
  footer: readContainer,
  center: readContainer,
};

export const readButton = readLeaf('button', (element) => ({ href: attributeOf(element, 'href') }));
