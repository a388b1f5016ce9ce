/** What generated modules are made with: a typed document in, a hook for Solid out. */
import {
  type AnyVariables,
  type CreateQueryArgs,
  createMutation,
  createSubscription,
  type SubscriptionHandler,
  type TypedDocumentNode,
} from '@urql/solid';
import { createOwnQuery } from './query.ts';

export { gql } from '@urql/solid';
export { withId } from './document-ids.ts';

type VariablesOption<Variables> = { variables: Variables | (() => Variables) };

/** Variables that are all optional may be left out; others may not. A value that is a function is followed as it changes. */
type Options<Variables extends AnyVariables> = Omit<CreateQueryArgs<unknown, Variables>, 'query' | 'variables'> &
  (Record<string, never> extends Variables ? Partial<VariablesOption<Variables>> : VariablesOption<Variables>);

type Arguments<Variables extends AnyVariables> =
  Record<string, never> extends Variables ? [options?: Options<Variables>] : [options: Options<Variables>];

export const queryHook =
  <Data, Variables extends AnyVariables>(query: TypedDocumentNode<Data, Variables>) =>
  (...[options]: Arguments<Variables>) =>
    createOwnQuery<Data, Variables>({ query, ...options } as CreateQueryArgs<Data, Variables>);

export const mutationHook =
  <Data, Variables extends AnyVariables>(mutation: TypedDocumentNode<Data, Variables>) =>
  () =>
    createMutation<Data, Variables>(mutation);

type SubscriptionOptions<Variables extends AnyVariables> = Omit<Options<Variables>, 'requestPolicy'>;

export const subscriptionHook =
  <Data, Variables extends AnyVariables>(query: TypedDocumentNode<Data, Variables>) =>
  <Result = Data>(options: SubscriptionOptions<Variables>, handler?: SubscriptionHandler<Data, Result>) =>
    createSubscription<Data, Result, Variables>({ query, ...options } as never, handler);
