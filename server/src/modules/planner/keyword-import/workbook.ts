/** Rows of an .xlsx file, read in a thread of its own with a bound on its memory. */
import { Worker } from 'node:worker_threads';
import { badInput } from '../../../platform/errors/app-error.ts';
import type { Bytes } from './encoding.ts';
import type { SourceRow } from './layout.rules.ts';
import type { PackedRows, WorkbookNews } from './workbook.worker.ts';

const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** What old Excel files (.xls) begin with. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];
/** A workbook unpacked: some hundred thousand rows. */
const MOST_UNPACKED = 400 * 1024 * 1024;
const HEAP_MB = 400;
/** Small, so that what is parsed is let go of early. */
const YOUNG_HEAP_MB = 16;
const TOO_LARGE = 'This workbook is too large to be read. Save it as CSV, or split it.';
const refused = (message: string) => badInput({ path: 'uploadId', message });

/** @throws BAD_USER_INPUT for the old format. */
export async function isWorkbook(bytes: Bytes): Promise<boolean> {
  for await (const piece of bytes()) {
    if (beginsWith(piece, COMPOUND)) throw refused('This is an old Excel file (.xls). Save it as .xlsx or CSV.');
    return beginsWith(piece, ZIP);
  }
  return false;
}

const beginsWith = (bytes: Uint8Array, start: number[]): boolean => start.every((byte, at) => bytes[at] === byte);

/** @returns the rows of the first sheet that has any, packed, as often as they are asked for. */
export async function readWorkbook(bytes: Bytes): Promise<() => AsyncIterable<SourceRow[]>> {
  const batches = await packedRows(await wholeOf(bytes));
  return async function* () {
    let line = 1;
    for (const packed of batches) {
      const table = JSON.parse(new TextDecoder().decode(packed)) as string[][];
      const from = line;
      line += table.length;
      yield table.map((cells, at) => ({ line: from + at, cells }));
    }
  };
}

function packedRows(archive: ArrayBuffer): Promise<PackedRows[]> {
  if (unpackedSize(Buffer.from(archive)) > MOST_UNPACKED) throw refused(TOO_LARGE);
  const batches: PackedRows[] = [];
  const thread = new Worker(fileBeside(), {
    workerData: archive,
    transferList: [archive],
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: YOUNG_HEAP_MB },
  });
  return new Promise((resolve, reject) => {
    thread.on('message', (news: WorkbookNews) => {
      if ('rows' in news) batches.push(news.rows);
      else reject(refused(`This is not a workbook that can be read (${news.fault}). Save it as .xlsx or CSV.`));
    });
    thread.on('error', (error: Error & { code?: string }) =>
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? refused(TOO_LARGE) : error),
    );
    // All that it said has come by then.
    thread.on('exit', () => resolve(batches));
  });
}

async function wholeOf(bytes: Bytes): Promise<ArrayBuffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes()) pieces.push(piece);
  const whole = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole.buffer;
}

/** The file beside this one, as source or as built. */
const fileBeside = () => new URL(import.meta.url.endsWith('.ts') ? './workbook.worker.ts' : './workbook.worker.js', import.meta.url);

/** The sum over the archive's directory, whose sizes the reader keeps to (APPNOTE.TXT of PKWARE, 4.3.12). */
function unpackedSize(archive: Buffer): number {
  const entry = Buffer.from('PK\x01\x02', 'latin1');
  let sum = 0;
  for (let at = archive.indexOf(entry); at >= 0 && at + 46 <= archive.length; at = archive.indexOf(entry, at + 46))
    sum += archive.readUInt32LE(at + 24);
  return sum;
}
