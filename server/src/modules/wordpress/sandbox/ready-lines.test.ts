import { describe, expect, it } from 'vitest';
import { readyLines } from './ready-lines.ts';

const access = { url: 'http://127.0.0.1:8080', username: 'admin', applicationPassword: 'abcd', adminPassword: 'efgh' };

describe('the lines of the sandbox', () => {
  it('are put together from pieces; noise and other JSON before the one that counts is passed over', () => {
    const readyIn = readyLines();
    expect(readyIn('(node:12) Warning: SQLite is experimental\n{"level":"info"}\n')).toBeUndefined();
    const line = JSON.stringify(access);
    expect(readyIn(line.slice(0, 20))).toBeUndefined();
    expect(readyIn(line.slice(20))).toBeUndefined();
    expect(readyIn('\n')).toEqual(access);
  });

  it('that come at once are read one by one', () => {
    expect(readyLines()(`Starting\n{"half\n${JSON.stringify(access)}\nmore`)).toEqual(access);
  });
});
