import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { putKeyBack } from './key-file.ts';

let folder: string;
let secretKeyFile: string;
let said: string[];
const say = (line: string) => void said.push(line);
const contents = () => readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'));

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'igny8-key-'));
  secretKeyFile = path.join(folder, 'secret-key');
  said = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('no key that was there is lost, however often another one is put back', () => {
  writeFileSync(secretKeyFile, 'first');
  expect(putKeyBack({ secretKey: 'first', secretKeyFile }, 'second', say)).toBe('second');
  expect(putKeyBack({ secretKey: 'second', secretKeyFile }, 'third', say)).toBe('third');
  expect(readFileSync(secretKeyFile, 'utf8')).toBe('third');
  expect(contents().sort()).toEqual(['first', 'second', 'third']);
  for (const line of said) expect(readFileSync(/kept in (\S+)\.$/.exec(line)?.[1] ?? '', 'utf8')).toMatch(/first|second/);
});

it('the same key, or none in the backup, changes nothing', () => {
  writeFileSync(secretKeyFile, 'first');
  expect(putKeyBack({ secretKey: 'first', secretKeyFile }, 'first', say)).toBe('first');
  expect(putKeyBack({ secretKey: 'first', secretKeyFile }, undefined, say)).toBe('first');
  expect(contents()).toEqual(['first']);
  expect(said).toEqual([]);
});

it('a key of the environment is for the person to set', () => {
  expect(putKeyBack({ secretKey: 'first', secretKeyFile: undefined }, 'second', say)).toBe('first');
  expect(said).toEqual([expect.stringContaining('Set it to that one')]);
});
