/** The list of clusters under the filters and the order that stand in the address, and what may be done with it. */
import {
  type ClusterOrderField,
  createClustersPageCountsQuery,
  createClustersPageListQuery,
} from '../../graphql/generated/features/cluster/ClustersPage.ts';
import { createPagedList } from '../../graphql/paged-list.ts';
import { createUrlState, flag, list, text } from '../../lib/url-state.ts';
import type { Sort } from '../../ui/DataTable.tsx';
import { readClusterSort, writeClusterSort } from './list/cluster-sort.ts';

export const clusterViews = ['cards', 'table', 'map'] as const;
export type ClusterView = (typeof clusterViews)[number];

export function createClusterList(siteId: () => string) {
  const [view, setView] = createUrlState({
    view: text('cards'),
    search: text(),
    sector: list(),
    locked: flag(),
    uncovered: flag(),
    sort: text(),
    dialog: text(),
    cluster: text(),
  });
  const shownAs = (): ClusterView => clusterViews.find((each) => each === view.view()) ?? 'cards';
  const sort = () => readClusterSort(view.sort());
  const [counts] = createClustersPageCountsQuery({ variables: () => ({ siteId: siteId() }), requestPolicy: 'cache-and-network' });
  const clusters = createPagedList({
    variables: () => ({
      siteId: siteId(),
      filter: {
        search: view.search() || null,
        sectorIds: view.sector().length > 0 ? view.sector() : null,
        locked: view.locked() || null,
        uncovered: view.uncovered() || null,
      },
      orderBy: sort() as { field: ClusterOrderField; direction: Sort['direction'] },
    }),
    open: (query) =>
      createClustersPageListQuery({
        ...query,
        // The map has all its bubbles from a query of its own.
        pause: () => query.pause() || shownAs() === 'map',
        requestPolicy: 'cache-and-network',
      }),
    connection: (data) => data.clusters,
  });
  return {
    view,
    setView,
    shownAs,
    sort,
    setSort: (next: Sort) => setView({ sort: writeClusterSort(next) }),
    filtered: () => view.search() !== '' || view.sector().length > 0 || view.locked() || view.uncovered(),
    clearFilters: () => setView({ search: '', sector: [], locked: false, uncovered: false }),
    clusters,
    stats: () => counts.data?.site?.stats,
    sectors: () => counts.data?.sectors ?? [],
    mayWrite: () => counts.data?.viewer.scopes.includes('WRITE') ?? false,
  };
}

export type ClusterList = ReturnType<typeof createClusterList>;
