/** The list of clusters under the search and the order that stand in the address, and what may be done with it. */
import { createClustersPageCountsQuery, createClustersPageListQuery } from '../../graphql/generated/features/cluster/ClustersPage.ts';
import { createPagedList } from '../../graphql/paged-list.ts';
import { createUrlState, list, text } from '../../lib/url-state.ts';
import type { Sort } from '../../ui/DataTable.tsx';

export function createClusterList(siteId: () => string) {
  const [view, setView] = createUrlState({ search: text(), sector: list(), sort: text(), dialog: text(), cluster: text() });
  const direction = () => (view.sort() === '-NAME' ? 'DESC' : 'ASC');
  const [counts] = createClustersPageCountsQuery({ variables: () => ({ siteId: siteId() }), requestPolicy: 'cache-and-network' });
  const clusters = createPagedList({
    variables: () => ({
      siteId: siteId(),
      filter: { search: view.search() || null, sectorIds: view.sector().length > 0 ? view.sector() : null },
      orderBy: { field: 'NAME' as const, direction: direction() as Sort['direction'] },
    }),
    open: (query) => createClustersPageListQuery({ ...query, requestPolicy: 'cache-and-network' }),
    connection: (data) => data.clusters,
  });
  return {
    view,
    setView,
    sort: (): Sort => ({ field: 'NAME', direction: direction() }),
    setSort: (sort: Sort) => setView({ sort: sort.direction === 'DESC' ? '-NAME' : '' }),
    filtered: () => view.search() !== '' || view.sector().length > 0,
    clearFilters: () => setView({ search: '', sector: [] }),
    clusters,
    stats: () => counts.data?.site?.stats,
    sectors: () => counts.data?.sectors ?? [],
    mayWrite: () => counts.data?.viewer.scopes.includes('WRITE') ?? false,
  };
}
