/**
 * The file that a backup is: a gzipped tar that `tar tzf` lists. First `head.json` (what it is of), then the rows of each table
 * in parts of a size that memory does not feel, last `checks.json` (what all of it must add up to): without that one it is cut.
 * Written under a temporary name, readable by its owner alone, and given its own name only when it is whole and on the disk.
 */
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { extract, type Pack, pack } from 'tar-stream';
import { StartupError } from '../errors/startup-error.ts';

/** Rows come out of the database about as fast as this level packs them on one core. */
const LEVEL = 3;

export interface ArchiveWriter {
  add(name: string, bytes: Buffer): Promise<void>;
}

/** @throws StartupError where the file is there already or can't be written; then nothing is left of it. */
export async function writeArchive(file: string, fill: (archive: ArchiveWriter) => Promise<void>, signal?: AbortSignal): Promise<void> {
  refuseExisting(file);
  const draft = `${file}.part-${process.pid}`;
  const tar = pack();
  const written = pipeline(Readable.from(tar), createGzip({ level: LEVEL }), createWriteStream(draft, { mode: 0o600, flags: 'wx' }), {
    ...(signal && { signal }),
  }).catch((error) => {
    // Whoever waits to add the next part must not wait for ever.
    tar.destroy(error);
    throw error;
  });
  try {
    const filled = fill({ add: (name, bytes) => add(tar, name, bytes) }).then(
      () => tar.finalize(),
      (error) => {
        tar.destroy(error);
        throw error;
      },
    );
    // Where the disk is at fault, both fail, and the disk's own words tell more.
    const [filling, writing] = await Promise.allSettled([filled, written]);
    if (writing.status === 'rejected' && (writing.reason as NodeJS.ErrnoException).code) throw writing.reason;
    if (filling.status === 'rejected') throw filling.reason;
    if (writing.status === 'rejected') throw writing.reason;
    await flush(draft);
    refuseExisting(file);
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw writeFault(file, error);
  }
}

function add(tar: Pack, name: string, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    // As a stream of its own it waits until the part before it is on its way to the disk.
    const entry = tar.entry({ name, size: bytes.length, mode: 0o600 }, (error) => (error ? reject(error) : resolve()));
    // Of a tar that is given up the entry under way says so too, and nobody listening would end the program.
    entry.on('error', reject);
    entry.end(bytes);
  });
}

function refuseExisting(file: string): void {
  if (existsSync(file)) throw new StartupError(`${file} is there already, and is not written over. Name another file.`);
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.sync();
  await handle.close();
}

function writeFault(file: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC')
    return new StartupError(`The disk that ${file} was to be on is full. Nothing is left of it; make room and try again.`);
  if (code === 'ABORT_ERR') return new StartupError('Stopped before the file was whole. Nothing is left of it.');
  if (code && ['ENOENT', 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EISDIR'].includes(code)) {
    return new StartupError(`${file} can't be written (${code}). Name a file in a folder that is there and that you may write to.`);
  }
  return error;
}

export interface ArchiveEntry {
  name: string;
  /** Read to its end before the next entry comes. */
  body: AsyncIterable<Buffer>;
}

/** @throws StartupError where the file is not there, damaged or cut short. */
export async function* readArchive(file: string): AsyncGenerator<ArchiveEntry> {
  const source = createReadStream(file);
  const unzip = createGunzip();
  const tar = extract();
  for (const stream of [source, unzip]) stream.on('error', (error: Error) => tar.destroy(error));
  source.pipe(unzip).pipe(tar);
  try {
    for await (const entry of tar) yield { name: entry.header.name, body: readingOf(file, entry as AsyncIterable<Buffer>) };
  } catch (error) {
    throw readFault(file, error);
  } finally {
    source.destroy();
    unzip.destroy();
  }
}

async function* readingOf(file: string, body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* body;
  } catch (error) {
    throw readFault(file, error);
  }
}

function readFault(file: string, error: unknown): unknown {
  if (error instanceof StartupError) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return new StartupError(`There is no file ${file}.`);
  if (code && ['EACCES', 'EISDIR', 'EPERM'].includes(code)) return new StartupError(`${file} can't be read (${code}).`);
  if (/unexpected end|incorrect|invalid|corrupt|header check|not supported/i.test(message)) return damaged(file, message);
  return error;
}

export const damaged = (file: string, why: string): StartupError =>
  new StartupError(`${file} is damaged or cut short (${why}): it can't be used. Nothing was changed.`);

export async function wholeOf(body: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of body) parts.push(part);
  return Buffer.concat(parts);
}
