/** The list of tasks with its counts. A task that is completed, by whomever, changes its row where it stands. */
import { createEffect, createMemo, createSignal, onCleanup } from 'solid-js';
import { unmask } from '../../graphql/fragment.ts';
import type { TaskRow_TaskFragment } from '../../graphql/generated/features/writer/TaskRow.ts';
import {
  createTasksPageContentChangedSubscription,
  createTasksPageCountsQuery,
  createTasksPagePageQuery,
} from '../../graphql/generated/features/writer/TasksPage.ts';
import { createPagedList } from '../../graphql/paged-list.ts';
import { filterOf, type TaskView } from './task-filter.ts';

const GATHER_MS = 800;
const FAILED_AT_ONCE = 50;

export function createTaskList(siteId: () => string, view: TaskView) {
  const filter = createMemo(() => filterOf(view));
  const onlyFailed = view.failed;
  const variables = createMemo(() => ({ siteId: siteId(), filter: filter() }));
  const pages = createPagedList({
    variables,
    open: ({ variables, pause }) => createTasksPagePageQuery({ variables, pause, requestPolicy: 'cache-and-network' }),
    connection: (data) => data.tasks,
  });
  const [counts, count] = createTasksPageCountsQuery({ variables, requestPolicy: 'cache-and-network' });
  // What is read again on the quiet does not make the table look busy; another filter does.
  const [settled, setSettled] = createSignal<object>();
  createEffect(() => !pages.busy() && setSettled(variables()));
  const rows = createMemo(() => {
    if (!pages.loaded()) return undefined;
    const all = pages.nodes().map((row) => unmask<TaskRow_TaskFragment>(row));
    return onlyFailed() ? all.filter((row) => row.status === 'QUEUED' && row.lastError !== null) : all;
  });
  // The API filters by status alone: those that failed are looked for among the queued, page by page.
  createEffect(() => {
    const { hasMore, busy, onMore } = pages.more();
    if (onlyFailed() && hasMore && !busy && (rows()?.length ?? 0) < FAILED_AT_ONCE) onMore();
  });

  const recount = () => count({ requestPolicy: 'network-only' });
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  createTasksPageContentChangedSubscription({ variables: () => ({ siteId: siteId() }) }, (_before, changed) => {
    timer ??= setTimeout(() => {
      timer = undefined;
      recount();
    }, GATHER_MS);
    return changed;
  });

  return {
    rows,
    filter,
    error: pages.error,
    busy: () => pages.busy() && settled() !== variables(),
    more: () => ({
      ...pages.more(),
      shown: rows()?.length ?? 0,
      total: onlyFailed() ? (rows()?.length ?? 0) : counts.data?.matching.totalCount,
    }),
    counts: () => counts.data,
    recount,
    refresh: () => {
      pages.reload();
      recount();
    },
  };
}

export type TaskList = ReturnType<typeof createTaskList>;
