import { Client, type CombinedError, fetchExchange, makeOperation, mapExchange, subscriptionExchange } from '@urql/core';
import { createClient as createEventStream } from 'graphql-sse';
import { noteChange } from '../lib/changes.ts';
import { onBack, setLineLost, watchLine } from '../lib/line.ts';
import { noteAsked } from './asked.ts';
import { createCacheExchange } from './cache.ts';
import { documentIds, fetchByText, idOf } from './document-ids.ts';
import { Line_ProbeDocument } from './generated/lib/line-probe.ts';
import { createPatience } from './patience.ts';

const PROBE_MS = 10_000;

/** @param onSignedOut is called once, when the server no longer knows the session; what was asked for stays unanswered. */
export function createApiClient(onSignedOut: () => void): Client {
  let left = false;
  const leave = () => {
    if (!left) onSignedOut();
    left = true;
  };
  const fetchOrLeave: typeof fetch = async (input, init) => {
    const response = await fetchByText(input, init);
    if (response.status !== 401) return response;
    leave();
    // The browser is on its way to the sign-in page: an error in between would only flash.
    return new Promise(() => undefined);
  };
  const { once, patient } = createPatience(fetchOrLeave);
  const probe = () =>
    once('/graphql', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ documentId: idOf(Line_ProbeDocument) }),
      signal: AbortSignal.timeout(PROBE_MS),
    }).catch(() => undefined);
  watchLine(probe);
  const events = createEventStream({
    url: '/graphql/stream',
    fetchFn: fetchOrLeave,
    credentials: 'same-origin',
    // A dashboard stays open for days; the server is started again under it.
    retryAttempts: Number.POSITIVE_INFINITY,
    on: { connecting: (again) => again && setLineLost(true), connected: () => setLineLost(false) },
    retry: (times) => {
      // The stream is often the first to break: whether there is more to it, everybody wants to know.
      if (times === 0) void probe();
      return pauseUntilBack(Math.min(15_000, 500 * 2 ** Math.min(times, 5)));
    },
  });

  return new Client({
    url: '/graphql',
    fetch: once,
    fetchOptions: { credentials: 'same-origin' },
    preferGetMethod: false,
    exchanges: [
      // What is only kept, as unsaved text is, changes nothing that anybody counts.
      mapExchange({
        onOperation: noteAsked,
        onResult: ({ operation, data }) => void (operation.kind === 'mutation' && data && !operation.context.quiet && noteChange()),
        // A stream that was open when the session ended has no status of its own to say so by.
        onError: (error) => void (isSignedOut(error) && leave()),
      }),
      createCacheExchange(),
      documentIds,
      mapExchange({
        onOperation: (operation) =>
          operation.kind === 'query' ? makeOperation('query', operation, { ...operation.context, fetch: patient }) : operation,
      }),
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

const isSignedOut = ({ graphQLErrors }: CombinedError): boolean =>
  graphQLErrors.some(({ extensions }) => extensions.code === 'UNAUTHENTICATED');

/** So long, or until the line is known to be there again. */
const pauseUntilBack = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      forget();
      resolve();
    };
    const forget = onBack(end);
    const timer = setTimeout(end, ms);
  });
