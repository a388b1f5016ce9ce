import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { withLock } from '../lock.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'igny8-lock-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a lock', () => {
  it('lets in one at a time and leaves nothing behind', async () => {
    const file = path.join(folder, 'one');
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await sleep(10);
      inside--;
    };
    await Promise.all(Array.from({ length: 5 }, () => withLock(file, work)));
    expect(most).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is free again when the work fails', async () => {
    const file = path.join(folder, 'failing');
    await expect(withLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await withLock(file, async () => 'in')).toBe('in');
  });

  it('is taken over from a process that is gone', async () => {
    const file = path.join(folder, 'orphan');
    writeFileSync(file, '2147483646'); // above any process id
    expect(await withLock(file, async () => 'in')).toBe('in');
  });
});
