/**
 * A query whose answer is its own. The cache hands the same objects to everyone who asks the same, and a store changes what it
 * holds in place: two queries that met once, as two lists with the same filter do, would go on changing each other's answers.
 * `createQuery` of @urql/solid does that; this is it, with a copy of the answer, and without Suspense, which is not used here.
 */
import { createRequest, type OperationContext, type OperationResult } from '@urql/core';
import { type AnyVariables, type CreateQueryArgs, type CreateQueryExecute, type CreateQueryState, useClient } from '@urql/solid';
import { batch, createComputed, createSignal, onCleanup, untrack } from 'solid-js';
import { createStore, reconcile } from 'solid-js/store';

const now = <Value>(given: Value | (() => Value)): Value => (typeof given === 'function' ? (given as () => Value)() : given);

export function createOwnQuery<Data, Variables extends AnyVariables>(
  options: CreateQueryArgs<Data, Variables>,
): [CreateQueryState<Data, Variables>, CreateQueryExecute] {
  const client = useClient();
  const request = () => createRequest(options.query, now(options.variables) as Variables);
  const context = (): Partial<OperationContext> => ({ requestPolicy: now(options.requestPolicy), ...now(options.context) });
  const execute = (more?: Partial<OperationContext>) => client.executeQuery<Data, Variables>(request(), { ...context(), ...more });

  const [state, setState] = createStore<CreateQueryState<Data, Variables>>({
    operation: client.createRequestOperation('query', untrack(request), untrack(context)),
    fetching: false,
    data: undefined,
    error: undefined,
    extensions: undefined,
    hasNext: false,
    stale: false,
  } as unknown as CreateQueryState<Data, Variables>);
  const set = setState as (changes: Partial<CreateQueryState>) => void;

  const take = (result: OperationResult<Data, Variables>) =>
    batch(() => {
      const { operation, error, extensions, hasNext, stale } = result;
      setState('data' as never, reconcile(structuredClone(result.data)) as never);
      set({ operation, error, extensions, hasNext, stale: Boolean(stale), fetching: false });
    });

  const [source, setSource] = createSignal<ReturnType<typeof execute> | undefined>(undefined, { equals: false });
  createComputed(() => {
    const next = now(options.pause) ? undefined : execute();
    setSource(() => next);
  });
  createComputed(() => {
    const current = source();
    set({ fetching: current !== undefined, stale: false, hasNext: false });
    if (current) onCleanup(current.subscribe(take).unsubscribe);
  });

  return [state, (more) => void setSource(() => untrack(() => execute(more)))];
}
