/** A thread that reads one .xlsx file: the program goes on answering meanwhile, and the memory of a workbook ends with it. */
import { parentPort, workerData } from 'node:worker_threads';
import readWorkbook, { type CellValue } from 'read-excel-file/universal';
import type { SourceRow } from './layout.rules.ts';

/** `first` begins again at the top. */
export type WorkbookAsk = 'first' | 'next';
export type WorkbookNews = { rows: SourceRow[] } | { end: true } | { fault: string };

const BATCH = 500;
const say = (news: WorkbookNews) => parentPort?.postMessage(news);

try {
  const sheets = await readWorkbook(workerData as ArrayBuffer, { trim: false });
  const rows = sheets.find(({ data }) => data.length > 0)?.data ?? [];
  let batches = inBatches(rows);
  // One batch for each that was asked for, so that a slow reader does not pile them up.
  parentPort?.on('message', (ask: WorkbookAsk) => {
    if (ask === 'first') batches = inBatches(rows);
    const { value, done } = batches.next();
    say(done ? { end: true } : { rows: value });
  });
} catch (error) {
  say({ fault: error instanceof Error ? error.message : String(error) });
}

function* inBatches(rows: (CellValue | null)[][]): Generator<SourceRow[], void> {
  for (let at = 0; at < rows.length; at += BATCH)
    yield rows.slice(at, at + BATCH).map((cells, place) => ({ line: at + place + 1, cells: cells.map(textOf) }));
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  // Excel keeps 0.1 + 0.2 with all its digits; nobody wrote them.
  if (typeof value === 'number') return String(Math.round(value * 100) / 100);
  return String(value);
}
