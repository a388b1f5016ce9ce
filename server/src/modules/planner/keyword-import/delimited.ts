/** Text as rows: cut by Papa Parse as a stream, or into lines; each row knows on which line of the file it begins. */
import Papa from 'papaparse';
import { badInput } from '../../../platform/errors/app-error.ts';
import type { Sample, SourceRow } from './layout.rules.ts';

export const DELIMITERS = [',', '\t', ';', '|'];
const BATCH = 500;
const SAMPLE_ROWS = 60;
/** More text than this in one row is a quotation mark that was never closed. */
const MOST_IN_A_ROW = 1_000_000;

/** The first rows, once for each delimiter. @param whole whether the text is all of the file. */
export function samplesOf(text: string, whole: boolean): Sample[] {
  const complete = whole ? text : text.slice(0, text.lastIndexOf('\n'));
  return DELIMITERS.map((delimiter) => {
    const { data } = Papa.parse<string[]>(complete, { delimiter, newline: '\n', preview: SAMPLE_ROWS });
    return { delimiter, rows: withLines(data, 1).rows };
  });
}

export async function* tableRows(text: AsyncIterable<string>, delimiter: string): AsyncIterable<SourceRow[]> {
  const parser = Papa.parse(Papa.NODE_STREAM_INPUT, { delimiter, newline: '\n' });
  let waiting = 0;
  let line = 1;
  const feeding = (async () => {
    try {
      for await (const piece of text) {
        waiting += piece.length;
        if (waiting > MOST_IN_A_ROW + piece.length) throw unclosed(line);
        if (piece !== '' && !parser.write(piece)) await new Promise((resolve) => parser.once('drain', resolve).once('close', resolve));
        if (parser.destroyed) return;
      }
      parser.end();
    } catch (error) {
      parser.destroy(error as Error);
    }
  })();
  try {
    let batch: string[][] = [];
    for await (const cells of parser as AsyncIterable<string[]>) {
      waiting = 0;
      if (batch.push(cells) < BATCH) continue;
      const numbered = withLines(batch, line);
      line = numbered.next;
      batch = [];
      yield numbered.rows;
    }
    yield withLines(batch, line).rows;
  } finally {
    parser.destroy();
    await feeding;
  }
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
function withLines(table: string[][], first: number): { rows: SourceRow[]; next: number } {
  let next = first;
  const rows = table.map((cells) => {
    const row = { line: next, cells };
    next += 1;
    for (const cell of cells) for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) next += 1;
    return row;
  });
  return { rows, next };
}

const unclosed = (line: number) =>
  badInput({ path: 'uploadId', message: `A quotation mark behind line ${line} is not closed. Mend it in the file, and send it again.` });
