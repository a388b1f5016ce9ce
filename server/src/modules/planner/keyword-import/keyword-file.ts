/**
 * A file of keywords, opened: what it was understood to be, and its rows of data as often as they are asked for. Text is
 * read as a stream each time; a workbook once, in a thread of its own, and kept packed.
 */
import { AppError, badInput } from '../../../platform/errors/app-error.ts';
import { lineRows, samplesOf, tableRows } from './delimited.ts';
import { type Bytes, decoded, encodingOf } from './encoding.ts';
import { type Layout, type LayoutWish, layoutOf, type SourceRow } from './layout.rules.ts';
import { cellsOfLine, piecesOfLine } from './list-lines.rules.ts';
import { isWorkbook, readWorkbook } from './workbook.ts';

export interface KeywordFile {
  /** What the text is written in; a workbook is UTF-8 inside. */
  encoding: string;
  layout: Layout;
  /** Rows of data, in batches; empty ones are left out. */
  rows(): AsyncIterable<SourceRow[]>;
}

/** Characters from which the layout is guessed. */
const HEAD = 256 * 1024;
const SAMPLE_ROWS = 60;
/** Rows that are handed on at once: few enough that whoever deals with them is never long about it. */
const BATCH = 500;
export const MAX_ROWS = 500_000;

export async function openKeywordFile(bytes: Bytes, wish: LayoutWish = {}): Promise<KeywordFile> {
  return (await isWorkbook(bytes)) ? openWorkbook(bytes, wish) : openText(bytes, wish);
}

async function openWorkbook(bytes: Bytes, wish: LayoutWish): Promise<KeywordFile> {
  const rows = await readWorkbook(bytes);
  const layout = layoutOf([{ delimiter: null, rows: await firstRows(rows()) }], null, wish);
  return { encoding: 'UTF-8', layout, rows: () => dataRows(rows(), layout) };
}

async function openText(bytes: Bytes, wish: LayoutWish): Promise<KeywordFile> {
  const encoding = await encodingOf(bytes);
  const text = () => decoded(bytes, encoding);
  let head = '';
  let whole = true;
  for await (const piece of text()) {
    head += piece;
    whole = head.length < HEAD;
    if (!whole) break;
  }
  const layout = layoutOf(samplesOf(head, whole), await firstRows(lineRows(one(head))), wish);
  const source = () => (layout.kind === 'table' ? tableRows(text(), layout.delimiter as string) : lineRows(text()));
  return { encoding, layout, rows: () => dataRows(source(), layout) };
}

async function* dataRows(source: AsyncIterable<SourceRow[]>, layout: Layout): AsyncIterable<SourceRow[]> {
  let count = 0;
  for await (const batch of source) {
    const rows = batch
      .filter(({ line, cells }) => line >= layout.firstLine && cells.some((cell) => cell.trim() !== ''))
      .flatMap((row) => entriesOf(row, layout));
    count += rows.length;
    if (count > MAX_ROWS)
      throw new AppError(
        'LIMIT_EXCEEDED',
        `This file has more than ${MAX_ROWS.toLocaleString('en')} rows. Split it, and import one after the other.`,
      );
    for (let from = 0; from < rows.length; from += BATCH) yield rows.slice(from, from + BATCH);
  }
}

function entriesOf(row: SourceRow, { kind, delimiter }: Layout): SourceRow[] {
  if (kind === 'table') return [row];
  const { line, cells } = row;
  const [whole = ''] = cells;
  if (kind === 'lines') return [{ line, cells: cellsOfLine(whole) }];
  return piecesOfLine(whole, delimiter as string).map((text, at) => ({ line, piece: at + 1, cells: [text] }));
}

async function firstRows(source: AsyncIterable<SourceRow[]>): Promise<SourceRow[]> {
  let rows: SourceRow[] = [];
  for await (const batch of source) {
    rows = rows.concat(batch);
    if (rows.length >= SAMPLE_ROWS) break;
  }
  if (rows.every(({ cells }) => cells.every((cell) => cell.trim() === '')))
    throw badInput({ path: 'uploadId', message: 'There are no rows in this file.' });
  return rows.slice(0, SAMPLE_ROWS);
}

async function* one(text: string): AsyncIterable<string> {
  yield text;
}
