/** A thread that reads one .xlsx file and ends: the program goes on answering meanwhile, and what reading takes is given back. */
import { parentPort, workerData } from 'node:worker_threads';
import readWorkbook from 'read-excel-file/universal';

/** Some rows as JSON in UTF-8: a tenth of what they take as arrays of texts. */
export type PackedRows = Uint8Array<ArrayBuffer>;
export type WorkbookNews = { rows: PackedRows } | { fault: string };

const BATCH = 500;

try {
  const sheets = await readWorkbook(workerData as ArrayBuffer, { trim: false });
  const rows = sheets.find(({ data }) => data.length > 0)?.data ?? [];
  for (let at = 0; at < rows.length; at += BATCH) {
    const packed = new TextEncoder().encode(JSON.stringify(rows.slice(at, at + BATCH).map((cells) => cells.map(textOf))));
    parentPort?.postMessage({ rows: packed } satisfies WorkbookNews, [packed.buffer]);
  }
} catch (error) {
  parentPort?.postMessage({ fault: error instanceof Error ? error.message : String(error) } satisfies WorkbookNews);
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  // Excel keeps 0.1 + 0.2 with all its digits; nobody wrote them.
  if (typeof value === 'number') return String(Math.round(value * 100) / 100);
  return String(value);
}
