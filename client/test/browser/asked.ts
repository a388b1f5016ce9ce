/** Which operation a request of the dashboard is for: it carries the id of a document, whose text stands in the manifest. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Request } from 'playwright-core';

const MANIFEST = path.resolve(import.meta.dirname, '../../src/graphql/generated/documents.json');
const SHORT = 11;

const operations = new Map(
  Object.entries(JSON.parse(readFileSync(MANIFEST, 'utf8')) as Record<string, string>).map(([id, text]) => [
    Buffer.from(id.replace('sha256:', ''), 'hex').toString('base64url').slice(0, SHORT),
    /^(?:query|mutation|subscription) (\w+)/.exec(text)?.[1],
  ]),
);

export function asksFor(request: Request, operation: string): boolean {
  const { documentId = '' } = (request.postDataJSON() ?? {}) as { documentId?: string };
  return operations.get(documentId) === operation;
}
