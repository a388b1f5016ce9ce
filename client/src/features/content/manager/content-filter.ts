/** What the Content Manager shows, as its address says it: filters, order, the row or the dialog that is open. */
import type { ContentFilter, ContentOrderBy } from '../../../graphql/generated/features/content/ContentPage.ts';
import { createUrlState, flag, list, text } from '../../../lib/url-state.ts';
import type { Sort } from '../../../ui/DataTable.tsx';

export const FIRST_ORDER = '-UPDATED_AT';

export const createContentView = () =>
  createUrlState({
    search: text(),
    type: list(),
    status: list(),
    cluster: list(),
    taxonomy: list(),
    source: list(),
    needsCluster: flag(),
    unpublishedChanges: flag(),
    missing: flag(),
    sort: text(FIRST_ORDER),
    dialog: text(),
    /** The one row that a dialog is for; without it, the dialog is for what is selected. */
    row: text(),
  });

export type ContentView = ReturnType<typeof createContentView>[0];
export type SetContentView = ReturnType<typeof createContentView>[1];

export const noFilters = {
  search: '',
  type: [],
  status: [],
  cluster: [],
  taxonomy: [],
  source: [],
  needsCluster: false,
  unpublishedChanges: false,
  missing: false,
};

type FilterState = { [Name in keyof typeof noFilters]: () => string | boolean | string[] };

/** The API's filter; empty when nothing is filtered. Conditions that are not set are left out, so that equal filters are equal. */
export function filterOf(view: FilterState): ContentFilter {
  const some = (values: string | boolean | string[]) => (Array.isArray(values) && values.length > 0 ? values : undefined);
  const filter = {
    search: String(view.search()).trim() || undefined,
    contentTypes: some(view.type()),
    statuses: some(view.status()),
    clusterIds: some(view.cluster()),
    taxonomyTypes: some(view.taxonomy()),
    sources: some(view.source()),
    needsCluster: view.needsCluster() || undefined,
    unpublishedChanges: view.unpublishedChanges() || undefined,
    missingInWordPress: view.missing() || undefined,
  };
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as ContentFilter;
}

/** "-UPDATED_AT" and back. */
export const sortOf = (written: string): Sort =>
  written.startsWith('-') ? { field: written.slice(1), direction: 'DESC' } : { field: written, direction: 'ASC' };
export const writeSort = ({ field, direction }: Sort): string => (direction === 'DESC' ? `-${field}` : field);
export const orderOf = (written: string): ContentOrderBy => sortOf(written) as ContentOrderBy;
