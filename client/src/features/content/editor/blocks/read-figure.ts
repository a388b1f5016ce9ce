/** Reads pictures and tables, with or without a figure around them. */
import { readInline } from './inline.ts';
import { attributeOf, type HtmlElement, innerRange, isBlank, isElement, isInOrder, isText, trimmed } from './markup.ts';
import { emptyParagraph, type NodeJson } from './nodes.ts';
import type { Reader, Unit } from './read.ts';
import type { Context } from './read-element.ts';
import type { TableSection, TableShell } from './side-table.ts';

const elementsOf = (element: HtmlElement): HtmlElement[] => element.childNodes.filter(isElement);
const hasWords = (element: HtmlElement): boolean => element.childNodes.some((child) => isText(child) && !isBlank(child.value));

/** A figure with one picture, which may be a link, and maybe a caption. */
export function readImage(reader: Reader, figure: HtmlElement, { outer, place }: Context): Unit | undefined {
  const inner = innerRange(figure);
  if (!inner || !isInOrder(figure.childNodes, inner) || hasWords(figure)) return undefined;
  const [first, second, ...others] = elementsOf(figure);
  const caption = second?.tagName === 'figcaption' ? second : undefined;
  const picture = first && pictureIn(first);
  if (!picture || others.length > 0 || (second && !caption)) return undefined;
  const tag = picture.sourceCodeLocation;
  const words = caption && innerRange(caption);
  if (!tag || (caption && !words)) return undefined;
  const content = caption && readInline(caption.childNodes, { html: reader.html });
  if (caption && !content) return undefined;
  const at = outer.start;
  const held = words && trimmed(reader.html, words);
  const where = caption?.sourceCodeLocation;
  return reader.keep(
    {
      type: 'image',
      attrs: { src: attributeOf(picture, 'src'), alt: attributeOf(picture, 'alt') },
      content: content ?? [],
    },
    outer,
    { start: outer.end, end: outer.end },
    place,
    {
      image: {
        tag: { start: tag.startOffset - at, end: tag.endOffset - at },
        captionAt: inner.end - at,
        caption:
          held && where
            ? { start: where.startOffset - at, end: where.endOffset - at, innerStart: held.start - at, innerEnd: held.end - at }
            : null,
      },
    },
  );
}

function pictureIn(element: HtmlElement): HtmlElement | undefined {
  if (element.tagName === 'img') return element;
  const [only, ...others] = element.childNodes.filter((child) => !(isText(child) && isBlank(child.value)));
  return element.tagName === 'a' && only && others.length === 0 && isElement(only) && only.tagName === 'img' ? only : undefined;
}

const sectionOf: Record<string, TableSection> = { thead: 'head', tbody: 'body', tfoot: 'foot' };

/** Rows and cells; all that is around the rows is kept as it is. */
export function readTable(reader: Reader, table: HtmlElement, { outer, place, inside }: Context): Unit | undefined {
  const where = table.sourceCodeLocation;
  const inner = innerRange(table);
  if (!where || !inner) return undefined;
  const sections: TableShell['sections'] = {};
  const rows: Unit[] = [];
  let start = inner.start;
  let end = inner.start;
  for (const child of elementsOf(table)) {
    const section = sectionOf[child.tagName];
    if (!section) {
      // Columns and a caption stand before the rows.
      if (rows.length > 0 || !['caption', 'colgroup', 'col'].includes(child.tagName)) return undefined;
      const before = child.sourceCodeLocation;
      if (!before) return undefined;
      start = before.endOffset;
      end = start;
      continue;
    }
    if (sections[section]) return undefined;
    const range = innerRange(child);
    const own = child.sourceCodeLocation;
    // A body that was not written is only in the parser's mind.
    if (own && !range) return undefined;
    const trs = elementsOf(child);
    if (!trs.every(({ tagName }) => tagName === 'tr')) return undefined;
    const read = trs.map((row) => readRow(reader, row, section));
    if (!read.every((row) => row !== undefined)) return undefined;
    const first = range && own ? own.startOffset : read[0]?.start;
    if (first === undefined || first < end || !isBlank(reader.html.slice(end, first))) return undefined;
    sections[section] = {
      open: range && own ? reader.html.slice(own.startOffset, range.start) : '',
      close: range && own ? reader.html.slice(range.end, own.endOffset) : '',
    };
    end = range && own ? own.endOffset : (read.at(-1)?.end ?? end);
    rows.push(...read);
  }
  const last = rows.at(-1);
  if (!last || !isBlank(reader.html.slice(end, inner.end)) || !isOneAfterAnother(rows)) return undefined;
  reader.joinUp(rows);
  const shell: TableShell = { before: reader.html.slice(outer.start, start), after: reader.html.slice(end, outer.end), sections };
  const node: NodeJson = { type: 'table', attrs: { caption: captionOf(table, outer) }, content: rows.map((row) => row.node) };
  const unit = reader.container(node, outer, inner, rows, place, inside);
  const source = reader.table.sources.get(String(unit.node.attrs?.source));
  if (source) source.table = shell;
  return unit;
}

const isOneAfterAnother = (units: readonly Unit[]): boolean =>
  units.every((unit, at) => at === 0 || unit.start >= (units[at - 1]?.end ?? 0));

function readRow(reader: Reader, row: HtmlElement, section: TableSection): Unit | undefined {
  const inner = innerRange(row);
  const outer = rangeOf(row);
  if (!inner || !outer || hasWords(row)) return undefined;
  const elements = elementsOf(row);
  if (elements.length === 0 || !elements.every(({ tagName }) => tagName === 'td' || tagName === 'th')) return undefined;
  const cells = elements.map((cell) => readCell(reader, cell));
  if (!cells.every((cell) => cell !== undefined) || !isOneAfterAnother(cells)) return undefined;
  reader.joinUp(cells);
  const node: NodeJson = { type: 'tableRow', attrs: { section }, content: cells.map((cell) => cell.node) };
  return reader.container(node, outer, inner, cells, 'rows:html', 'html');
}

function readCell(reader: Reader, cell: HtmlElement): Unit | undefined {
  const inner = innerRange(cell);
  const outer = rangeOf(cell);
  const units = inner && reader.units(cell.childNodes, inner, [], 'cell:html');
  if (!inner || !outer || !units) return undefined;
  const span = (name: string) => Math.max(1, Math.min(1000, Number.parseInt(attributeOf(cell, name) ?? '1', 10) || 1));
  const node: NodeJson = {
    type: cell.tagName === 'th' ? 'tableHeader' : 'tableCell',
    attrs: { colspan: span('colspan'), rowspan: span('rowspan'), colwidth: null },
    content: units.length > 0 ? units.map((unit) => unit.node) : [emptyParagraph()],
  };
  return reader.container(node, outer, inner, units, 'row:html', 'html');
}

function rangeOf(element: HtmlElement) {
  const where = element.sourceCodeLocation;
  return where ? { start: where.startOffset, end: where.endOffset } : undefined;
}

/** The words below or above the table, shown and not edited. */
function captionOf(table: HtmlElement, outer: { start: number; end: number }): string | null {
  const figure = table.parentNode && 'tagName' in table.parentNode && table.parentNode.tagName === 'figure' ? table.parentNode : undefined;
  const element = [...(figure ? elementsOf(figure) : []), ...elementsOf(table)].find(
    ({ tagName }) => tagName === 'figcaption' || tagName === 'caption',
  );
  const where = element?.sourceCodeLocation;
  if (!element || !where || where.endOffset > outer.end) return null;
  return wordsOf(element) || null;
}

const wordsOf = (element: HtmlElement): string =>
  element.childNodes
    .map((child) => (isText(child) ? child.value : isElement(child) ? wordsOf(child) : ''))
    .join('')
    .trim();
