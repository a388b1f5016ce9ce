import { Client, fetchExchange, mapExchange, subscriptionExchange } from '@urql/core';
import { createClient as createEventStream } from 'graphql-sse';
import { noteChange } from '../lib/changes.ts';
import { setLineLost } from '../lib/line.ts';
import { noteAsked } from './asked.ts';
import { createCacheExchange } from './cache.ts';
import { documentIds, fetchByText } from './document-ids.ts';

/** @param onSignedOut is called once, when the server no longer knows the session; what was asked for stays unanswered. */
export function createApiClient(onSignedOut: () => void): Client {
  let left = false;
  const fetchOrLeave: typeof fetch = async (input, init) => {
    const response = await fetchByText(input, init);
    if (response.status !== 401) return response;
    if (!left) onSignedOut();
    left = true;
    // The browser is on its way to the sign-in page: an error in between would only flash.
    return new Promise(() => undefined);
  };
  const events = createEventStream({
    url: '/graphql/stream',
    fetchFn: fetchOrLeave,
    credentials: 'same-origin',
    // A dashboard stays open for days; the server is started again under it.
    retryAttempts: Number.POSITIVE_INFINITY,
    on: { connecting: (again) => again && setLineLost(true), connected: () => setLineLost(false) },
    retry: (times) => new Promise((resolve) => setTimeout(resolve, Math.min(15_000, 500 * 2 ** Math.min(times, 5)))),
  });

  return new Client({
    url: '/graphql',
    fetch: fetchOrLeave,
    fetchOptions: { credentials: 'same-origin' },
    preferGetMethod: false,
    exchanges: [
      // What is only kept, as unsaved text is, changes nothing that anybody counts.
      mapExchange({
        onOperation: noteAsked,
        onResult: ({ operation, data }) => void (operation.kind === 'mutation' && data && !operation.context.quiet && noteChange()),
      }),
      createCacheExchange(),
      documentIds,
      fetchExchange,
      subscriptionExchange({
        // Either a query or the documentId of one, as the server takes it too.
        forwardSubscription: (request) => ({
          subscribe: (sink) => ({ unsubscribe: events.subscribe(request as never, sink as never) }),
        }),
      }),
    ],
  });
}
