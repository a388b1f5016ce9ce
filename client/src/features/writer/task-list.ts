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
import { readSort } from '../../ui/table/sort.ts';
import { taskSortFields } from './task-columns.tsx';
import { filterOf, type TaskView } from './task-filter.ts';

const GATHER_MS = 800;

export function createTaskList(siteId: () => string, view: TaskView) {
  const filter = createMemo(() => filterOf(view));
  const sort = createMemo(() => readSort(view.sort(), taskSortFields, { field: 'CREATED_AT', direction: 'DESC' }));
  const variables = createMemo(() => ({ siteId: siteId(), filter: filter(), orderBy: sort() }));
  const pages = createPagedList({
    variables,
    open: ({ variables, pause }) => createTasksPagePageQuery({ variables, pause, requestPolicy: 'cache-and-network' }),
    connection: (data) => data.tasks,
  });
  const [counts, count] = createTasksPageCountsQuery({
    variables: () => ({ siteId: siteId(), filter: filter() }),
    requestPolicy: 'cache-and-network',
  });
  // What is read again on the quiet does not make the table look busy; another filter does.
  const [settled, setSettled] = createSignal<object>();
  createEffect(() => !pages.busy() && setSettled(variables()));
  const rows = createMemo(() => (pages.loaded() ? pages.nodes().map((row) => unmask<TaskRow_TaskFragment>(row)) : undefined));

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
    sort,
    error: pages.error,
    busy: () => pages.busy() && settled() !== variables(),
    more: () => ({
      ...pages.more(),
      shown: rows()?.length ?? 0,
      total: counts.data?.matching.totalCount,
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
