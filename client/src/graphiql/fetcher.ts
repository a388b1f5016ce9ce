/** How GraphiQL reaches the API: as the dashboard does, by the session cookie; subscriptions over server-sent events. */
import type { GraphiQLProps } from 'graphiql';
import { getOperationAST, parse } from 'graphql';
import { createClient } from 'graphql-sse';

type Fetcher = GraphiQLProps['fetcher'];

/** Why nothing that is asked here is answered. */
export type Closed = 'signed-out' | 'trusted-documents-only' | undefined;

/** @param onClosed is told with each answer whether the server answers at all. */
export function createFetcher(onClosed: (closed: Closed) => void): Fetcher {
  const events = createClient({ url: '/graphql/stream', credentials: 'same-origin', retryAttempts: 0 });

  return async ({ query, variables, operationName }, { headers } = {}) => {
    const request = { query, variables, ...(operationName && { operationName }) };
    if (isSubscription(query, operationName)) return events.iterate(request) as never;
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(request),
    });
    const answer = (await response.json()) as { errors?: { extensions?: { reason?: string } }[] };
    const trustedOnly = answer.errors?.some(({ extensions }) => extensions?.reason === 'TRUSTED_DOCUMENTS_ONLY');
    onClosed(response.status === 401 ? 'signed-out' : trustedOnly ? 'trusted-documents-only' : undefined);
    return answer as never;
  };
}

/** A document with a mistake in it goes to the server, whose words about it are the ones to show. */
function isSubscription(query: string, operationName: string | null | undefined): boolean {
  try {
    return getOperationAST(parse(query), operationName)?.operation === 'subscription';
  } catch {
    return false;
  }
}
