/** How GraphiQL reaches the API: as the dashboard does, by the session cookie; subscriptions over server-sent events. */
import type { GraphiQLProps } from 'graphiql';
import { getOperationAST, parse } from 'graphql';
import { createClient } from 'graphql-sse';

type Fetcher = GraphiQLProps['fetcher'];

/** @param onSignedOut is told whether the server knew who asked. */
export function createFetcher(onSignedOut: (signedOut: boolean) => void): Fetcher {
  const events = createClient({ url: '/graphql/stream', credentials: 'same-origin', retryAttempts: 0 });

  return async ({ query, variables, operationName }, { headers } = {}) => {
    const request = { query, variables, ...(operationName && { operationName }) };
    if (isSubscription(query, operationName)) return events.iterate(request) as never;
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(request),
    });
    onSignedOut(response.status === 401);
    return response.json();
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
