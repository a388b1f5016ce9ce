/** The documents that the dashboard was built with, by the id that it sends in their place. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { StartupError } from '../errors/startup-error.ts';

const manifest = z.record(z.string(), z.string());
/** Characters of six bits each. */
const SHORT = 11;

/**
 * By both ids that a document has: the SHA-256 of its text, and the beginning of it, which the pages carry.
 * @param files those that are there are read.
 * @throws for a text that is not the one of its id.
 */
export function readTrustedDocuments(files: string[]): ReadonlyMap<string, string> {
  const documents = new Map<string, string>();
  for (const file of files) {
    for (const [id, text] of Object.entries(manifest.parse(JSON.parse(textOf(file) ?? '{}')))) {
      const hash = createHash('sha256').update(text).digest();
      if (id !== `sha256:${hash.toString('hex')}`) throw new StartupError(`In ${file} the text of ${id} is another one. Build again.`);
      documents.set(id, text);
      documents.set(hash.toString('base64url').slice(0, SHORT), text);
    }
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
