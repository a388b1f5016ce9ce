/** Bodies as WordPress sites have them, one a file; for tests. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.join(import.meta.dirname, 'fixtures');

export const fixtures: [name: string, html: string][] = readdirSync(folder)
  .sort()
  .map((file) => [path.basename(file, '.html'), readFileSync(path.join(folder, file), 'utf8')]);

export const fixture = (name: string): string => fixtures.find(([known]) => known === name)?.[1] ?? '';

/** A text of about this many characters, of every kind of block. */
export function longText(length: number): string {
  const parts = ['paragraphs', 'headings', 'list-nested', 'quote', 'image', 'table', 'columns-nested', 'shortcodes', 'embed', 'details'];
  const one = parts.map(fixture).join('\n\n');
  return Array.from({ length: Math.ceil(length / (one.length + 2)) }, (_, at) => one.replaceAll('grinder', `grinder ${at}`)).join('\n\n');
}
