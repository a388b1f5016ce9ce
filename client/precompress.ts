/**
 * Beside each built file that shrinks, the same in brotli and gzip: the server sends them as they lie there, and computes nothing.
 * HTML stays as it is: it is small, and asked for anew each time.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

/** At 11 the whole takes seven times as long, and is a tenth smaller. */
const BROTLI_QUALITY = 9;
const WORTH_IT_BYTES = 1024;
const shrinks = /^assets\/.+\.(js|css|ttf)$/;

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

export const precompress: Plugin = {
  name: 'igny8:precompress',
  apply: 'build',
  async writeBundle({ dir }, bundle) {
    const files = Object.keys(bundle).filter((name) => shrinks.test(name));
    await Promise.all(files.map((name) => compress(join(dir as string, name))));
  },
};

async function compress(file: string): Promise<void> {
  const bytes = await readFile(file);
  if (bytes.length < WORTH_IT_BYTES) return;
  const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const [small, smaller] = await Promise.all([zip(bytes, { level: 9 }), brotli(bytes, { params })]);
  await Promise.all([writeFile(`${file}.gz`, small), writeFile(`${file}.br`, smaller)]);
}
