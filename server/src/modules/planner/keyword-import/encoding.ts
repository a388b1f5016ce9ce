/** Bytes to text: finds the encoding of a whole file, and decodes it piece by piece with one kind of line end. */
import chardet from 'chardet';
import { badInput } from '../../../platform/errors/app-error.ts';

export type Bytes = () => AsyncIterable<Uint8Array>;

/** What chardet is shown: the place where the first sign beyond ASCII stands. */
const SAMPLE = 64 * 1024;
const NOT_TEXT = 'This is not a text file. Export it as CSV, TSV or .xlsx.';

/** @returns a name that TextDecoder knows, in the spelling that people know: UTF-8, UTF-16LE, windows-1252. */
export async function encodingOf(bytes: Bytes): Promise<string> {
  let first: Uint8Array | undefined;
  let beyondAscii: Uint8Array | undefined;
  let isUtf8 = true;
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  for await (const piece of bytes()) {
    first ??= piece;
    if (piece === first) {
      const wide = wideEncoding(piece);
      if (wide) return wide;
      if (piece.subarray(0, SAMPLE).includes(0)) throw badInput({ path: 'uploadId', message: NOT_TEXT });
    }
    if (!beyondAscii) {
      const at = piece.findIndex((byte) => byte > 127);
      if (at >= 0) beyondAscii = piece.subarray(Math.max(0, at - SAMPLE / 2), at + SAMPLE / 2);
    }
    try {
      utf8.decode(piece, { stream: true });
    } catch {
      isUtf8 = false;
      break;
    }
  }
  if (isUtf8 && endsWhole(utf8)) return 'UTF-8';
  return known(chardet.detect(beyondAscii as Uint8Array));
}

/** Byte order marks; and without one, the zeros of Latin letters in 16 bits. */
function wideEncoding(start: Uint8Array): string | null {
  if (start[0] === 0xff && start[1] === 0xfe) return 'UTF-16LE';
  if (start[0] === 0xfe && start[1] === 0xff) return 'UTF-16BE';
  const some = start.subarray(0, 2000);
  const zeros = [0, 0];
  for (const [at, byte] of some.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] as number) + 1;
  const [even, odd] = zeros as [number, number];
  if (odd > some.length / 4 && even === 0) return 'UTF-16LE';
  if (even > some.length / 4 && odd === 0) return 'UTF-16BE';
  return null;
}

function endsWhole(decoder: { decode(): string }): boolean {
  try {
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

function known(detected: string | null): string {
  // What chardet calls Latin-1 is decoded as windows-1252 everywhere, so it is named so.
  if (!detected || /^(?:ISO-8859-1|ASCII|UTF-8)$/i.test(detected)) return 'windows-1252';
  try {
    new TextDecoder(detected);
    return detected;
  } catch {
    return 'windows-1252';
  }
}

/** Bytes that are decoded at once: what is made of them must not keep the program from answering. */
const SLICE = 128 * 1024;

async function* inSlices(bytes: Bytes): AsyncIterable<Uint8Array> {
  for await (const piece of bytes()) for (let at = 0; at < piece.length; at += SLICE) yield piece.subarray(at, at + SLICE);
}

/** The text of a file, its byte order mark left out and every line ended by \n. */
export async function* decoded(bytes: Bytes, encoding: string): AsyncIterable<string> {
  const decoder = new TextDecoder(encoding);
  let heldBack = '';
  for await (const piece of inSlices(bytes)) {
    const text = heldBack + decoder.decode(piece, { stream: true });
    // A return at the end of a piece may be half of a line end.
    heldBack = text.endsWith('\r') ? '\r' : '';
    yield text.slice(0, text.length - heldBack.length).replace(/\r\n?/g, '\n');
  }
  yield (heldBack + decoder.decode()).replace(/\r\n?/g, '\n');
}
