/** Words with their formats: out of HTML, back into HTML, and the gate that says whether nothing was lost on the way. */
import { serializeOuter } from 'parse5';
import {
  attributeOf,
  attributesOf,
  escapeText,
  type HtmlElement,
  type HtmlNode,
  type HtmlText,
  innerRange,
  isElement,
  isText,
  parseHtml,
  voidTags,
  writeAttributes,
} from './markup.ts';
import { type Attributes, type Format, formats, isSameNode, type MarkJson, markOrder, type NodeJson, otherInlineTags } from './nodes.ts';

export interface InlineOptions {
  /** The text that the nodes' offsets are of. */
  html: string;
  /** Line ends are breaks, as WordPress shows them in a text without blocks. */
  breaksAtNewlines?: boolean;
  /** White space stands as it is written. */
  preformatted?: boolean;
}

const formatOf = new Map<string, Format>(
  Object.entries(formats).flatMap(([format, tags]) => tags.map((tag) => [tag as string, format as Format] as const)),
);
/** A shortcode that says more than a word in brackets does; its quotes must stay as they are. */
const SHORTCODE = /\[\/[a-z][\w-]*\]|\[[a-z][\w-]*\s[^\]<>]*=[^\]<>]*\]/gi;
const SPACES = /[ \t\n\f\r]+/g;

/** @returns the editor's inline nodes, or undefined where they cannot stand for all that the HTML says. */
export function readInline(nodes: readonly HtmlNode[], options: InlineOptions): NodeJson[] | undefined {
  const content = new InlineReader(options).read(nodes);
  if (!content) return undefined;
  if (nodes.every(isText) && content.every((node) => node.type === 'text')) return content;
  return isSaid(parseHtml(writeInline(content)), nodes, options.preformatted) ? content : undefined;
}

const isSaid = (written: readonly HtmlNode[], meant: readonly HtmlNode[], preformatted = false): boolean =>
  isSameNode(saidBy(written, preformatted), saidBy(meant, preformatted));

class InlineReader {
  private readonly found: NodeJson[] = [];
  private afterSpace = true;

  constructor(private readonly options: InlineOptions) {}

  read(nodes: readonly HtmlNode[]): NodeJson[] | undefined {
    if (!this.walk(nodes, [])) return undefined;
    if (!this.options.preformatted) this.trimEnd();
    return this.found;
  }

  /** White space at the end belongs to what is around the words. */
  private trimEnd(): void {
    for (let last = this.found.at(-1); last; last = this.found.at(-1)) {
      if (last.text) last.text = trimEnd(last.text);
      else if (last.type === 'hardBreak') last.attrs = { raw: trimEnd(String(last.attrs?.raw)) };
      if (last.text !== '' && last.attrs?.raw !== '') return;
      this.found.pop();
    }
  }

  private walk(nodes: readonly HtmlNode[], marks: MarkJson[]): boolean {
    return nodes.every((node) => {
      if (isText(node)) return this.text(node, marks);
      if (!isElement(node)) return this.atom('inlineHtml', node, marks);
      if (node.tagName === 'br') return this.lineBreak(node, marks);
      if (node.tagName === 'img') return this.atom('inlineImage', node, marks);
      const mark = hasContent(node) ? markOf(node, marks) : undefined;
      if (!mark) return this.atom('inlineHtml', node, marks);
      return innerRange(node) !== undefined && this.walk(node.childNodes, sorted([...marks, mark]));
    });
  }

  private text(node: HtmlText, marks: MarkJson[]): boolean {
    const where = node.sourceCodeLocation;
    if (!where) return false;
    const raw = this.options.html.slice(where.startOffset, where.endOffset);
    const newline = raw.includes('\r\n') ? '\r\n' : '\n';
    const codes = node.value.includes('[') ? [...raw.matchAll(SHORTCODE)] : [];
    if (codes.length === 0) return this.words(node.value, newline, marks);
    let at = 0;
    for (const { 0: code, index } of codes) {
      this.words(decoded(raw.slice(at, index)), newline, marks);
      this.push({ type: 'inlineHtml', attrs: { raw: code } }, marks);
      this.afterSpace = false;
      at = index + code.length;
    }
    return this.words(decoded(raw.slice(at)), newline, marks);
  }

  private words(value: string, newline: string, marks: MarkJson[]): true {
    if (this.options.preformatted) this.push({ type: 'text', text: value.replace(/\r\n?/g, '\n') }, marks);
    else if (!this.options.breaksAtNewlines) this.spaced(value, marks);
    else {
      for (const [at, line] of value.split(/[ \t\f]*\r?\n[ \t\f]*/).entries()) {
        if (at > 0) this.newline(newline, marks);
        this.spaced(line, marks);
      }
    }
    return true;
  }

  /** One that follows a written break belongs to it, as WordPress takes it. */
  private newline(raw: string, marks: MarkJson[]): void {
    const last = this.found.at(-1);
    if (last?.type === 'hardBreak' && /^<br[^>]*>$/.test(String(last.attrs?.raw))) last.attrs = { raw: last.attrs?.raw + raw };
    else this.push({ type: 'hardBreak', attrs: { raw } }, marks);
    this.afterSpace = true;
  }

  private spaced(value: string, marks: MarkJson[]): void {
    let text = value.replace(SPACES, ' ');
    if (this.afterSpace && text.startsWith(' ')) text = text.slice(1);
    if (text === '') return;
    this.afterSpace = text.endsWith(' ');
    this.push({ type: 'text', text }, marks);
  }

  private lineBreak(node: HtmlElement, marks: MarkJson[]): boolean {
    this.afterSpace = true;
    return this.atom('hardBreak', node, marks);
  }

  private atom(type: string, node: HtmlNode, marks: MarkJson[]): boolean {
    const where = node.sourceCodeLocation;
    if (!where || (isElement(node) && !voidTags.has(node.tagName) && !innerRange(node))) return false;
    if (type !== 'hardBreak') this.afterSpace = false;
    this.push({ type, attrs: { raw: this.options.html.slice(where.startOffset, where.endOffset) } }, marks);
    return true;
  }

  private push(node: NodeJson, marks: MarkJson[]): void {
    if (node.text === '') return;
    const last = this.found.at(-1);
    if (node.text && last?.text && isSameNode(last.marks ?? [], marks)) last.text += node.text;
    else this.found.push(marks.length > 0 ? { ...node, marks } : node);
  }
}

/** Of white space alone: a no-break space is a sign like others. */
const trimEnd = (text: string): string => text.replace(/[ \t\n\f\r]+$/, '');

const decoded = (raw: string): string =>
  raw.includes('&')
    ? parseHtml(raw)
        .map((node) => (isText(node) ? node.value : ''))
        .join('')
    : raw;

const hasContent = (element: HtmlElement): boolean =>
  element.childNodes.some((child) =>
    isElement(child) ? voidTags.has(child.tagName) || hasContent(child) : isText(child) && child.value !== '',
  );

function markOf(element: HtmlElement, around: readonly MarkJson[]): MarkJson | undefined {
  const { tagName: tag } = element;
  const attributes = attributesOf(element);
  const has = (type: string) => around.some((mark) => mark.type === type);
  if (tag === 'a' && attributeOf(element, 'href') !== null && !has('link')) {
    return { type: 'link', attrs: { href: attributeOf(element, 'href'), others: attributes.filter(([name]) => name !== 'href') } };
  }
  const format = formatOf.get(tag);
  if (format && !has(format)) return { type: format, attrs: { tag, attributes } };
  return format || otherInlineTags.has(tag) || tag === 'a' ? { type: 'element', attrs: { tag, attributes } } : undefined;
}

const rankOf = (mark: MarkJson) => markOrder.indexOf(mark.type as (typeof markOrder)[number]);
const sorted = (marks: MarkJson[]): MarkJson[] => marks.toSorted((a, b) => rankOf(a) - rankOf(b));

/** Formats are opened as late and kept open as long as they can be; the one that goes on longest stands outermost. */
export function writeInline(content: readonly NodeJson[] = []): string {
  const open: MarkJson[] = [];
  let html = '';
  const close = (to: number) => {
    while (open.length > to) html += `</${tagOf(open.pop() as MarkJson).tag}>`;
  };
  content.forEach((node, at) => {
    const wanted = node.marks ?? [];
    const isWanted = (mark: MarkJson) => wanted.some((other) => isSameNode(mark, other));
    const keep = open.findIndex((mark) => !isWanted(mark));
    if (keep !== -1) close(keep);
    const missing = wanted.filter((mark) => !open.some((other) => isSameNode(mark, other)));
    const reach = (mark: MarkJson) => {
      const end = content.findIndex((later, place) => place > at && !later.marks?.some((other) => isSameNode(mark, other)));
      return end === -1 ? content.length : end;
    };
    const longestFirst = missing.length > 1 ? missing.toSorted((a, b) => reach(b) - reach(a)) : missing;
    for (const mark of longestFirst) {
      const { tag, attributes } = tagOf(mark);
      html += `<${tag}${writeAttributes(attributes)}>`;
      open.push(mark);
    }
    html += node.type === 'text' ? escapeText(node.text ?? '') : String(node.attrs?.raw ?? '');
  });
  close(0);
  return html;
}

function tagOf({ type, attrs }: MarkJson): { tag: string; attributes: Attributes } {
  if (type === 'link')
    return { tag: 'a', attributes: [['href', String(attrs.href ?? '')], ...((attrs.others as Attributes | null) ?? [])] };
  return { tag: String(attrs.tag), attributes: (attrs.attributes as Attributes | null) ?? [] };
}

interface Said {
  text?: string;
  atom?: string;
  within: string[];
}

/** What HTML says, whichever way it is spelled: each run of words with the set of elements around it. */
function saidBy(nodes: readonly HtmlNode[], preformatted: boolean): Said[] {
  const said: Said[] = [];
  let afterSpace = true;
  const walk = (siblings: readonly HtmlNode[], around: string[]) => {
    for (const node of siblings) {
      const within = around.toSorted();
      if (isText(node)) {
        let text = preformatted ? node.value : node.value.replace(SPACES, ' ');
        if (!preformatted && afterSpace) text = text.replace(/^ /, '');
        if (text === '') continue;
        afterSpace = text.endsWith(' ');
        const last = said.at(-1);
        if (last?.text && isSameNode(last.within, within)) last.text += text;
        else said.push({ text, within });
      } else if (isElement(node) && hasContent(node) && !voidTags.has(node.tagName) && markOf(node, [])) {
        walk(node.childNodes, [...around, `${node.tagName}${writeAttributes(attributesOf(node).toSorted())}`]);
      } else {
        afterSpace = isElement(node) && node.tagName === 'br';
        said.push({ atom: serializeOuter(node as HtmlElement), within });
      }
    }
  };
  walk(nodes, []);
  const last = said.at(-1);
  if (!preformatted && last?.text) last.text = trimEnd(last.text);
  return said.filter(({ text }) => text !== '');
}
