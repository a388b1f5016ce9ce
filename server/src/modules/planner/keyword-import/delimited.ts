/** Text as rows: cut by Papa Parse piece by piece, or into lines; each row knows on which line of the file it begins. */
import Papa from 'papaparse';
import { badInput } from '../../../platform/errors/app-error.ts';
import type { Sample, SourceRow } from './layout.rules.ts';

export const DELIMITERS = [',', '\t', ';', '|'];
const SAMPLE_ROWS = 60;
/** More text than this in one row is a quotation mark that was never closed. */
const MOST_IN_A_ROW = 1_000_000;

/** The first rows, once for each delimiter. @param whole whether the text is all of the file. */
export function samplesOf(text: string, whole: boolean): Sample[] {
  const complete = whole ? text : text.slice(0, text.lastIndexOf('\n'));
  return DELIMITERS.map((delimiter) => {
    const { data, errors } = Papa.parse<string[]>(complete, { delimiter, newline: '\n', preview: SAMPLE_ROWS });
    return { delimiter, rows: withLines({ data, errors }, 1).rows };
  });
}

/** A piece at a time: the last row of a piece may go on in the next one, so it is cut again together with that. */
export async function* tableRows(text: AsyncIterable<string>, delimiter: string): AsyncIterable<SourceRow[]> {
  const parser = new Papa.Parser({ delimiter, newline: '\n' });
  const cut = (piece: string, isLast: boolean): CutPiece => parser.parse(piece, 0, !isLast);
  let line = 1;
  let rest = '';
  for await (const piece of text) {
    const { meta, ...whole } = cut(rest + piece, false);
    rest = (rest + piece).slice(meta.cursor);
    const { rows, next } = withLines(whole, line);
    line = next;
    if (rest.length > MOST_IN_A_ROW) throw unclosed(line);
    yield rows;
  }
  yield withLines(cut(rest, true), line).rows;
}

interface Cut {
  data: string[][];
  /** Each with the number of its row among the data. */
  errors: { row?: number }[];
}

interface CutPiece extends Cut {
  /** `cursor` stands behind the last row that was cut whole. */
  meta: { cursor: number };
}

/** Each line as a row of one cell. */
export async function* lineRows(text: AsyncIterable<string>): AsyncIterable<SourceRow[]> {
  let line = 1;
  let rest = '';
  for await (const piece of text) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() as string;
    if (rest.length > MOST_IN_A_ROW) throw badInput({ path: 'uploadId', message: `Line ${line} is longer than a list can be.` });
    const from = line;
    line += lines.length;
    yield lines.map((cell, at) => ({ line: from + at, cells: [cell] }));
  }
  if (rest !== '') yield [{ line, cells: [rest] }];
}

/** A cell that holds a line end makes its row span lines. */
function withLines({ data, errors }: Cut, first: number): { rows: SourceRow[]; next: number } {
  let next = first;
  const faulty = new Set(errors.map(({ row }) => row));
  const rows = data.map((cells, at): SourceRow => {
    const row = { line: next, cells, ...(faulty.has(at) && cells.some((cell) => cell.includes('\n')) && { isBroken: true }) };
    next += 1;
    for (const cell of cells) for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) next += 1;
    return row;
  });
  return { rows, next };
}

const unclosed = (line: number) =>
  badInput({ path: 'uploadId', message: `A quotation mark in line ${line} is not closed. Mend it in the file, and send it again.` });
