/** The lists that the dashboard has asked for, each as it was asked: what can be copied as GraphQL. */
import { getOperationName, type Operation } from '@urql/core';

export type Asked = Pick<Operation, 'query' | 'variables'>;

interface AskedList {
  /** Where the list begins. */
  first: Asked;
  /** The page that was asked for last. */
  last: Asked;
}

const lists = new Map<string, AskedList>();

/** A query that takes `after` is a page of a list. */
export function noteAsked({ query, variables }: Asked): void {
  const name = getOperationName(query);
  if (!name || variables?.after === undefined) return;
  const begun = lists.get(name);
  lists.set(name, { first: variables.after === null || !begun ? { query, variables } : begun.first, last: { query, variables } });
}

/** By the name of the operation. */
export const askedList = (name: string): AskedList | undefined => lists.get(name);
