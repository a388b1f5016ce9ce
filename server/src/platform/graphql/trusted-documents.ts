/** The documents that the dashboard was built with, by the id that it sends in their place. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const manifest = z.record(z.string().regex(/^sha256:[0-9a-f]{64}$/), z.string());

/** @param files those that are there are read: an id is the hash of its text, so that they cannot disagree. */
export function readTrustedDocuments(files: string[]): ReadonlyMap<string, string> {
  const documents = new Map<string, string>();
  for (const file of files) {
    for (const [id, text] of Object.entries(manifest.parse(JSON.parse(textOf(file) ?? '{}')))) documents.set(id, text);
  }
  return documents;
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
