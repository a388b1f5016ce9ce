/** HTML as text and as a tree with offsets: the few things that reading and writing blocks need of it. */
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { type Attributes, formats, otherInlineTags } from './nodes.ts';

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;
export type HtmlText = DefaultTreeAdapterTypes.TextNode;

/** As what stands in a body, not in a template, where a lone table cell would be one. */
const [BODY] = parseFragment('<div></div>').childNodes as [HtmlElement];

export const parseHtml = (html: string): HtmlNode[] => parseFragment(BODY, html, { sourceCodeLocationInfo: true }).childNodes;

export const isElement = (node: HtmlNode): node is HtmlElement => 'tagName' in node;
export const isText = (node: HtmlNode): node is HtmlText => node.nodeName === '#text';
export const isBlank = (text: string): boolean => !/[^ \t\n\f\r]/.test(text);

export const voidTags = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

export interface Range {
  start: number;
  end: number;
}

/** Where an element's content stands; undefined where its tags are not both in the text. */
export function innerRange(element: HtmlElement): Range | undefined {
  const where = element.sourceCodeLocation;
  if (!where?.startTag || !where.endTag || where.endTag.startOffset < where.startTag.endOffset) return undefined;
  return { start: where.startTag.endOffset, end: where.endTag.startOffset };
}

/** Without the white space around. */
export function trimmed(html: string, { start, end }: Range): Range {
  let from = start;
  let to = end;
  while (from < to && isBlank(html[from] as string)) from++;
  while (to > from && isBlank(html[to - 1] as string)) to--;
  return { start: from, end: to };
}

/** Whether nodes stand one after another inside the range; they do not where the parser had to move or repeat some. */
export const isInOrder = (nodes: readonly HtmlNode[], range: Range): boolean => endOfOrder(nodes, range) !== undefined;

function endOfOrder(nodes: readonly HtmlNode[], { start, end }: Range): number | undefined {
  let at = start;
  for (const node of nodes) {
    const where = node.sourceCodeLocation;
    const children = isElement(node) && !('content' in node) ? node.childNodes : [];
    if (!where) {
      // A table's body that was not written is only in the parser's mind.
      const to = isElement(node) && impliedTags.has(node.tagName) ? endOfOrder(children, { start: at, end }) : undefined;
      if (to === undefined) return undefined;
      at = to;
      continue;
    }
    if (where.startOffset < at || where.endOffset > end) return undefined;
    if (children.length > 0) {
      const inner = innerRange(node as HtmlElement);
      if (!inner || !isInOrder(children, inner)) return undefined;
    }
    at = where.endOffset;
  }
  return at;
}

const impliedTags = new Set(['tbody', 'colgroup']);

export const attributesOf = (element: HtmlElement): Attributes =>
  element.attrs.map(({ prefix, name, value }) => [prefix ? `${prefix}:${name}` : name, value]);

export const attributeOf = (element: HtmlElement, name: string): string | null =>
  element.attrs.find((attribute) => attribute.name === name)?.value ?? null;

export const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\u00a0', '&nbsp;');

export const escapeAttribute = (value: string): string => escapeText(value).replaceAll('"', '&quot;');

export const writeAttributes = (attributes: Attributes): string =>
  attributes.map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`).join('');

/** Sets one attribute in a start tag and leaves the rest of the tag as it is; null takes it away. */
export function withAttribute(tag: string, name: string, value: string | null): string {
  // In a template, where any tag may stand by itself: also that of a cell.
  const [element] = parseFragment(tag, { sourceCodeLocationInfo: true }).childNodes as [HtmlElement];
  const where = element.sourceCodeLocation?.attrs?.[name];
  const written = value === null ? '' : `${name}="${escapeAttribute(value)}"`;
  if (where) {
    const from = value === null ? tag.slice(0, where.startOffset).trimEnd().length : where.startOffset;
    return tag.slice(0, from) + written + tag.slice(where.endOffset);
  }
  if (value === null) return tag;
  const named = /^<[^\s/>]+/.exec(tag)?.[0] ?? '';
  return `${named} ${written}${tag.slice(named.length)}`;
}

const blockInside = new Set(
  'address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre script section style summary table ul noscript template'.split(
    ' ',
  ),
);

export const isInline = (node: HtmlNode): boolean => {
  if (!isElement(node)) return true;
  if (blockInside.has(node.tagName)) return false;
  return !wrappingTags.has(node.tagName) || node.childNodes.every(isInline);
};

/** Elements around words, which HTML lets stand around blocks too. */
const wrappingTags = new Set<string>(['a', ...otherInlineTags, ...Object.values(formats).flat()]);

export interface Picture {
  src: string | null;
  alt: string | null;
  width: string | null;
  height: string | null;
}

/** The first picture there. */
export function pictureIn(html: string): Picture {
  const [picture] = parseHtml(html).filter(isElement);
  const [src, alt, width, height] = ['src', 'alt', 'width', 'height'].map((name) => (picture ? attributeOf(picture, name) : null));
  return { src: src ?? null, alt: alt ?? null, width: width ?? null, height: height ?? null };
}
