/** What a request asks of the API, by GET or by POST, as GraphQL over HTTP writes it. */
import type { FastifyRequest } from 'fastify';

export interface AskedFor {
  query: string | undefined;
  /** In place of the query: the appendix of GraphQL over HTTP on persisted documents. */
  documentId: string | undefined;
  operationName: string | undefined;
  variables: Readonly<Record<string, unknown>>;
}

/** undefined for what is no such request at all: a batch, a text, variables that are none. */
export function asked(request: FastifyRequest): AskedFor | undefined {
  const parts = request.method === 'GET' ? partsOfUrl(request.url) : request.body;
  if (!isRecord(parts)) return undefined;
  const { query, documentId, operationName, variables } = parts;
  if (![query, documentId, operationName].every(isTextOrNone) || !(variables == null || isRecord(variables))) return undefined;
  return {
    query: (query as string | null) ?? undefined,
    documentId: (documentId as string | null) ?? undefined,
    operationName: (operationName as string | null) || undefined,
    variables: (variables as Record<string, unknown> | null) ?? {},
  };
}

/** Puts the text where the id of it was, for those who read the request after us. */
export function rewrite(request: FastifyRequest, text: string): void {
  if (request.method !== 'GET') {
    Object.assign(request.body as object, { query: text, documentId: undefined });
    return;
  }
  const url = new URL(request.url, 'http://localhost');
  url.searchParams.delete('documentId');
  url.searchParams.set('query', text);
  request.raw.url = url.pathname + url.search;
}

function partsOfUrl(address: string): Record<string, unknown> | undefined {
  const { searchParams } = new URL(address, 'http://localhost');
  const names = ['query', 'documentId', 'operationName', 'variables'];
  if (names.some((name) => searchParams.getAll(name).length > 1)) return undefined;
  const parts: Record<string, unknown> = Object.fromEntries(names.map((name) => [name, searchParams.get(name)]));
  try {
    return { ...parts, variables: JSON.parse((parts.variables as string | null) ?? 'null') };
  } catch {
    return undefined;
  }
}

const isTextOrNone = (value: unknown): boolean => value == null || typeof value === 'string';

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
