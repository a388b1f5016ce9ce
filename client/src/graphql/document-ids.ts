/**
 * The ids of documents go over the line, their texts stay here for the cache: the server has them from the build. One that does
 * not know an id, as after an update while a page stayed open, is sent the text.
 */
import { type Exchange, mapExchange, stringifyDocument, type TypedDocumentNode } from '@urql/core';

type Named = TypedDocumentNode & { documentId?: string };

const REFUSED = 'PERSISTED_QUERY_NOT_FOUND';
/** A document of which only the id is left, by the whole one; and back. */
const short = new WeakMap<Named, Named>();
const whole = new WeakMap<Named, Named>();
const byId = new Map<string, Named>();

export const withId = <Document extends object>(documentId: string, document: Document): Document =>
  Object.assign(document, { documentId });

export const idOf = (document: object): string | undefined => (document as Named).documentId;

export const documentIds: Exchange = mapExchange({
  onOperation: (operation) => {
    const query = operation.query as Named;
    if (query.documentId === undefined) return operation;
    const { documentId } = query;
    const stub = short.get(query) ?? ({ kind: query.kind, definitions: [], documentId } as Named);
    short.set(query, stub);
    whole.set(stub, query);
    byId.set(documentId, query);
    return { ...operation, query: stub };
  },
  onResult: (result) => {
    const { operation } = result;
    const query = whole.get(operation.query as Named);
    return query ? { ...result, operation: { ...operation, query } } : result;
  },
});

export const fetchByText: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  if (response.status !== 400 || !(await response.clone().text()).includes(REFUSED)) return response;
  const { documentId, ...request } = JSON.parse(String(init?.body)) as { documentId: string };
  const query = byId.get(documentId);
  return query ? fetch(input, { ...init, body: JSON.stringify({ ...request, query: stringifyDocument(query) }) }) : response;
};
