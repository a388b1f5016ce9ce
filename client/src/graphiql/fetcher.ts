/** How GraphiQL reaches the API: as the dashboard does, by the session cookie; subscriptions over server-sent events. */
import type { GraphiQLProps } from 'graphiql';
import { type ExecutionResult, GraphQLError, getOperationAST, parse } from 'graphql';
import { createClient } from 'graphql-sse';
import { type Answer, post, type Request } from './post.ts';

type Fetcher = GraphiQLProps['fetcher'];

/** What is the matter, where something is. */
export type Trouble =
  | { kind: 'signed-out' }
  | { kind: 'unreachable' }
  | { kind: 'failing'; status: number }
  /** It tells nobody what it can do, as where only trusted documents are answered. */
  | { kind: 'refused'; message: string };

export interface Watch {
  /** After each answer. */
  onTrouble: (trouble: Trouble | undefined) => void;
  /** An answer takes long, and then it is there. */
  onSlow: (slow: boolean) => void;
}

const SLOW_MS = 6_000;
const INTROSPECTION = 'IntrospectionQuery';

export function createFetcher({ onTrouble, onSlow }: Watch): Fetcher {
  const events = createClient({ url: '/graphql/stream', credentials: 'same-origin', retryAttempts: 0 });
  /** Stays until an operation goes through: that each single one fails says less. */
  let refused: Trouble | undefined;
  let waiting = 0;

  const troubleOf = ({ status, body }: Answer<unknown>, { operationName }: Request): Trouble | undefined => {
    if (status === 401) return { kind: 'signed-out' };
    if (!body) return { kind: 'failing', status };
    const [error] = body.errors ?? [];
    if (operationName === INTROSPECTION && error) refused = { kind: 'refused', message: error.message };
    else if (body.data) refused = undefined;
    return refused;
  };

  return async ({ query, variables, operationName }, { headers } = {}) => {
    const request = { query, variables, ...(operationName && { operationName }) };
    if (isSubscription(query, operationName)) return events.iterate(request) as never;
    const timer = setTimeout(() => onSlow(true), SLOW_MS);
    waiting += 1;
    try {
      const answer = await post<Record<string, unknown>>(request, headers);
      onTrouble(troubleOf(answer, request));
      return (answer.body as ExecutionResult | undefined) ?? failed(`The server answered ${answer.status}, and not in GraphQL.`);
    } catch {
      onTrouble({ kind: 'unreachable' });
      return failed('The server does not answer.');
    } finally {
      clearTimeout(timer);
      waiting -= 1;
      if (waiting === 0) onSlow(false);
    }
  };
}

const failed = (message: string): ExecutionResult => ({ errors: [new GraphQLError(message)] });

/** A document with a mistake in it goes to the server, whose words about it are the ones to show. */
function isSubscription(query: string, operationName: string | null | undefined): boolean {
  try {
    return getOperationAST(parse(query), operationName)?.operation === 'subscription';
  } catch {
    return false;
  }
}
