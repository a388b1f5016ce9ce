/**
 * A list that grows page by page. Each page is a query of its own that begins where the one before it ends, so that after a
 * mutation every page that is shown can be read again by itself and none of its rows is lost or doubled.
 */
import type { CombinedError, OperationContext } from '@urql/core';
import { type Accessor, createEffect, createMemo, createSignal, mapArray, on } from 'solid-js';

interface Connection<Node> {
  nodes: Node[];
  totalCount?: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

interface Result<Data> {
  data?: Data | undefined;
  fetching: boolean;
  stale: boolean;
  error?: CombinedError | undefined;
}

type Query<Data> = readonly [Result<Data>, (options?: Partial<OperationContext>) => void];

export interface PagedListOptions<Data, Variables, Node> {
  /** Everything but `after`. Other variables make another list, which begins with its first page. */
  variables: Accessor<Variables>;
  open: (query: { variables: () => Variables & { after: string | null }; pause: () => boolean }) => Query<Data>;
  connection: (data: Data) => Connection<Node> | null | undefined;
}

export function createPagedList<Data, Variables extends object, Node extends { id: string }>(
  options: PagedListOptions<Data, Variables, Node>,
) {
  const variables = createMemo(options.variables, undefined, { equals: (was, is) => JSON.stringify(was) === JSON.stringify(is) });
  const connectionOf = ([result]: Query<Data>) => (result.data ? options.connection(result.data) : undefined);

  const first = options.open({ variables: () => ({ ...variables(), after: null }), pause: () => false });

  const [settled, setSettled] = createSignal<Variables>();
  createEffect(() => !first[0].fetching && !first[0].stale && setSettled(() => variables()));

  // What belongs to other variables ends with them, before it could ask for anything.
  const rest = createMemo(
    on(variables, (current) => {
      const [count, setCount] = createSignal(0);
      const opened: Query<Data>[] = [];
      const pages = createMemo(
        mapArray(
          () => Array.from({ length: count() }, (_, at) => at),
          (at) => {
            const before = at === 0 ? first : (opened[at - 1] as Query<Data>);
            const after = createMemo(() => connectionOf(before)?.pageInfo.endCursor ?? null);
            const query = options.open({ variables: () => ({ ...current, after: after() }), pause: () => after() === null });
            opened[at] = query;
            return query;
          },
        ),
      );
      return { pages, more: () => setCount(count() + 1) };
    }),
  );

  const all = createMemo(() => [first, ...rest().pages()]);
  const last = () => all().at(-1) as Query<Data>;
  const nodes = createMemo(() => {
    const seen = new Map<string, Node>();
    for (const page of all()) for (const node of connectionOf(page)?.nodes ?? []) seen.set(node.id, node);
    return [...seen.values()];
  });

  return {
    nodes,
    /** Whether there is anything to show, if only that there is nothing. */
    loaded: () => connectionOf(first) != null,
    error: () => all().find(([result]) => result.error)?.[0].error,
    /** Something is on its way. */
    fetching: () => first[0].fetching || first[0].stale,
    /** What is shown is not yet what is asked for. Rows that are only read again do not count. */
    busy: () => settled() !== undefined && settled() !== variables(),
    total: () => connectionOf(first)?.totalCount,
    reload: () => {
      for (const [, load] of all()) load({ requestPolicy: 'network-only' });
    },
    /** What a DataTable wants to know. */
    more: () => ({
      hasMore: connectionOf(last())?.pageInfo.hasNextPage ?? false,
      busy: last()[0].fetching,
      onMore: () => {
        if (!last()[0].fetching && connectionOf(last())?.pageInfo.hasNextPage) rest().more();
      },
      shown: nodes().length,
      total: connectionOf(first)?.totalCount ?? nodes().length,
    }),
  };
}

/** What a component that shows such a list needs to know of it. */
export type PagedList<Node extends { id: string }> = ReturnType<typeof createPagedList<unknown, object, Node>>;
