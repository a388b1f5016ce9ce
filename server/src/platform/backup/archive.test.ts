import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { writeArchive } from './archive.ts';

it('leaves nothing of a file that is stopped while a part of it is being written', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'igny8-archive-'));
  const stop = new AbortController();
  try {
    const writing = writeArchive(
      path.join(folder, 'stopped.tar.gz'),
      async (archive) => {
        const adding = archive.add('part', randomBytes(8_000_000));
        stop.abort();
        await adding;
      },
      stop.signal,
    );
    await expect(writing).rejects.toThrow('Nothing is left of it');
    expect(await readdir(folder)).toEqual([]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
