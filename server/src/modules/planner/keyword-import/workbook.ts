/** Rows of an .xlsx file, read in a thread of its own with a bound on its memory. The first sheet that has rows counts. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { badInput } from '../../../platform/errors/app-error.ts';
import type { Bytes } from './encoding.ts';
import type { SourceRow } from './layout.rules.ts';
import type { WorkbookAsk, WorkbookNews } from './workbook.worker.ts';

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

/** Read once, and then asked for its rows as often as needed, until it is closed. */
export class Workbook {
  readonly #thread: Worker;

  private constructor(thread: Worker) {
    this.#thread = thread;
  }

  static async open(bytes: Bytes): Promise<Workbook> {
    const pieces: Uint8Array[] = [];
    for await (const piece of bytes()) pieces.push(piece);
    const size = pieces.reduce((sum, piece) => sum + piece.length, 0);
    const whole = new Uint8Array(size);
    let at = 0;
    for (const piece of pieces.splice(0)) {
      whole.set(piece, at);
      at += piece.length;
    }
    if (unpackedSize(Buffer.from(whole.buffer)) > MOST_UNPACKED) throw refused(TOO_LARGE);
    return new Workbook(
      new Worker(fileBeside(), {
        workerData: whole.buffer,
        transferList: [whole.buffer],
        resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: YOUNG_HEAP_MB },
      }),
    );
  }

  async *rows(): AsyncIterable<SourceRow[]> {
    for (let ask: WorkbookAsk = 'first'; ; ask = 'next') {
      const news = await this.#ask(ask);
      if ('fault' in news) throw refused(`This is not a workbook that can be read (${news.fault}). Save it as .xlsx or CSV.`);
      if ('end' in news) return;
      yield news.rows;
    }
  }

  async close(): Promise<void> {
    await this.#thread.terminate();
  }

  async #ask(ask: WorkbookAsk): Promise<WorkbookNews> {
    this.#thread.postMessage(ask);
    try {
      const [news] = (await once(this.#thread, 'message')) as [WorkbookNews];
      return news;
    } catch (error) {
      throw (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY' ? refused(TOO_LARGE) : error;
    }
  }
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
