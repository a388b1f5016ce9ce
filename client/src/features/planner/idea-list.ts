/** The list of ideas under the filters that stand in the address. Dismissed ones are only shown when they are asked for. */
import type { IdeaFilter, IdeaStatus } from '../../graphql/generated/features/planner/IdeasPage.ts';
import { createIdeasPageCountsQuery, createIdeasPageListQuery } from '../../graphql/generated/features/planner/IdeasPage.ts';
import { createPagedList } from '../../graphql/paged-list.ts';
import { createUrlState, list, text } from '../../lib/url-state.ts';

const UNDISMISSED: IdeaStatus[] = ['NEW', 'QUEUED'];

export function createIdeaList(siteId: () => string) {
  const [view, setView] = createUrlState({ search: text(), status: list(), cluster: list(), dialog: text(), idea: text() });
  const filter = (): IdeaFilter => ({
    search: view.search() || null,
    statuses: view.status().length > 0 ? (view.status() as IdeaStatus[]) : UNDISMISSED,
    clusterIds: view.cluster().length > 0 ? view.cluster() : null,
  });

  const [counts] = createIdeasPageCountsQuery({ variables: () => ({ siteId: siteId() }), requestPolicy: 'cache-and-network' });
  const ideas = createPagedList({
    variables: () => ({ siteId: siteId(), filter: filter() }),
    open: (query) => createIdeasPageListQuery({ ...query, requestPolicy: 'cache-and-network' }),
    connection: (data) => data.ideas,
  });

  return {
    view,
    setView,
    filtered: () => view.search() !== '' || view.status().length > 0 || view.cluster().length > 0,
    clearFilters: () => setView({ search: '', status: [], cluster: [] }),
    ideas,
    stats: () => counts.data?.site?.stats,
    mayWrite: () => counts.data?.viewer.scopes.includes('WRITE') ?? false,
  };
}

export type IdeaList = ReturnType<typeof createIdeaList>;
