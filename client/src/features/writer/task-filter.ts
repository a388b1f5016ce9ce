/** What the task list shows, as its address says it. */
import type { TaskFilter } from '../../graphql/generated/features/writer/TasksPage.ts';
import { createUrlState, flag, list, text } from '../../lib/url-state.ts';

export const createTaskView = () =>
  createUrlState({
    search: text(),
    status: list(),
    cluster: list(),
    type: list(),
    structure: list(),
    /** Only those whose last try failed. */
    failed: flag(),
    sort: text(),
    dialog: text(),
  });

export type TaskView = ReturnType<typeof createTaskView>[0];
export type SetTaskView = ReturnType<typeof createTaskView>[1];

export const noFilters = { search: '', status: [], cluster: [], type: [], structure: [], failed: false };

type FilterState = { [Name in Exclude<keyof typeof noFilters, 'failed'>]: () => string | string[] } & { failed: () => boolean };

/** The API's filter; empty when nothing is filtered. */
export function filterOf(view: FilterState): TaskFilter {
  const some = (values: string | string[]) => (Array.isArray(values) && values.length > 0 ? values : undefined);
  const filter = {
    search: String(view.search()).trim() || undefined,
    failed: view.failed() || undefined,
    statuses: some(view.status()),
    clusterIds: some(view.cluster()),
    contentTypes: some(view.type()),
    contentStructures: some(view.structure()),
  };
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as TaskFilter;
}
