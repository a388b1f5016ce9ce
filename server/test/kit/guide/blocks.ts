/**
 * The fenced blocks of a guide. What stands behind the language says what becomes of a block: `run` (with a file name, where it
 * is a program), `file NAME` (saved as that), `given` (exports of what the reader has), `output` (what the block above it printed).
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../../../..');
export const GUIDES = path.join(ROOT, 'docs/api');

export const modes = ['run', 'file', 'given', 'output'] as const;

export interface Block {
  language: string;
  mode: string | undefined;
  name: string | undefined;
  text: string;
  /** The line of its fence, from 1. */
  line: number;
}

export function blocksOf(markdown: string): Block[] {
  return [...markdown.matchAll(/^(`{3,})(.*)\n([\s\S]*?)^\1 *$/gm)].map((match) => {
    const [language = '', mode, name] = (match[2] ?? '').trim().split(/\s+/);
    return { language, mode, name, text: match[3] ?? '', line: markdown.slice(0, match.index).split('\n').length };
  });
}

export const blocksIn = (guide: string): Block[] => blocksOf(readFileSync(path.join(GUIDES, guide), 'utf8'));

export const guides = (): string[] => readdirSync(GUIDES).filter((name) => name.endsWith('.md'));

/** Whether `output` is what was printed: `…` stands for anything, white space for none or any other. */
export function isOutput(output: string, printed: string): boolean {
  const bare = (text: string) => text.replace(/\s+/g, '');
  const pieces = bare(output).split('…');
  const pattern = pieces.map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*?');
  return new RegExp(`^${pattern}$`, 's').test(bare(printed));
}
