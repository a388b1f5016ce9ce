/** What the Content Manager shows, as its address says it: filters, order, columns, the saved view, the dialog that is open. */
import type { ContentFilter, ContentOrderBy } from '../../../lib/content/content-list.ts';
import { createUrlState, flag, list, readQuery, text, type Values, writeQuery } from '../../../lib/url-state.ts';
import { readSort, writeSort } from '../../../ui/table/sort.ts';

const filterParams = {
  search: text(),
  type: list(),
  structure: list(),
  status: list(),
  cluster: list(),
  taxonomy: list(),
  term: list(),
  source: list(),
  needsCluster: flag(),
  suggested: flag(),
  unpublishedChanges: flag(),
  missing: flag(),
  conflict: flag(),
  deleted: flag(),
};

/** All that a saved view keeps. */
const viewParams = {
  ...filterParams,
  /** Empty: last changed first, which has no column of its own. */
  sort: text(),
  /** Empty: all, as they were made. */
  columns: text(),
};

export type ContentFilters = Values<typeof filterParams>;
export type ViewState = Values<typeof viewParams>;

export const noFilters: ContentFilters = readQuery(filterParams, '');

export const createContentView = () =>
  createUrlState({
    ...viewParams,
    /** The saved view that this began as. */
    view: text(),
    dialog: text(),
    /** The one row that a dialog is for; without it, the dialog is for what is selected. */
    row: text(),
  });

export type ContentView = ReturnType<typeof createContentView>[0];
export type SetContentView = ReturnType<typeof createContentView>[1];

/** What the address says now of what a saved view keeps. */
export const stateOf = (view: ContentView): ViewState =>
  Object.fromEntries(Object.keys(viewParams).map((name) => [name, view[name as keyof ViewState]()])) as ViewState;

/** A saved view's query, read and written again: two that show the same are the same, whatever they were written by. */
export function canonicalQuery(state: ViewState): string {
  const sorted = Object.entries(state).map(([name, value]) => [name, Array.isArray(value) ? value.toSorted() : value]);
  return writeQuery(viewParams, { ...(Object.fromEntries(sorted) as ViewState), search: state.search.trim() });
}
export const readView = (query: string): ViewState => readQuery(viewParams, query);

const some = <Value>(values: readonly string[]): Value[] | undefined => (values.length > 0 ? (values.toSorted() as Value[]) : undefined);

/** The API's filter; empty when nothing is filtered. Conditions that are not set are left out, so that equal filters are equal. */
export function filterOf(filters: ContentFilters): ContentFilter {
  const filter: ContentFilter = {
    search: filters.search.trim() || undefined,
    contentTypes: some(filters.type),
    contentStructures: some(filters.structure),
    statuses: some(filters.status),
    clusterIds: some(filters.cluster),
    taxonomyTypes: some(filters.taxonomy),
    taxonomyTermIds: some(filters.term),
    sources: some(filters.source),
    needsCluster: filters.needsCluster || undefined,
    hasClusterSuggestion: filters.suggested || undefined,
    unpublishedChanges: filters.unpublishedChanges || undefined,
    missingInWordPress: filters.missing || undefined,
    conflict: filters.conflict || undefined,
    deleted: filters.deleted || undefined,
  };
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}

const sortFields = [
  'TITLE',
  'CONTENT_TYPE',
  'CONTENT_STRUCTURE',
  'CLUSTER',
  'TAXONOMY_TERMS',
  'STATUS',
  'SOURCE',
  'EXTERNAL_URL',
  'CREATED_AT',
  'UPDATED_AT',
] as const;
const FIRST_ORDER = { field: 'UPDATED_AT', direction: 'DESC' } as const;

export const orderOf = (written: string): ContentOrderBy => readSort(written, sortFields, FIRST_ORDER);

/** What the head of the table shows; nothing for the order of the start, which has no column. */
export const sortShown = (written: string) => {
  const sort = readSort(written, sortFields, FIRST_ORDER);
  return writeSort(sort) === writeSort(FIRST_ORDER) ? undefined : sort;
};
