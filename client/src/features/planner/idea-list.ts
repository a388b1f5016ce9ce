/** The list of ideas under the filters and the order that stand in the address. Dismissed ones are only shown when they are asked for. */
import type { ContentStructure, ContentType, IdeaFilter, IdeaStatus } from '../../graphql/generated/features/planner/IdeasPage.ts';
import { createIdeasPageCountsQuery, createIdeasPageListQuery } from '../../graphql/generated/features/planner/IdeasPage.ts';
import { createPagedList } from '../../graphql/paged-list.ts';
import { createUrlState, flag, list, text } from '../../lib/url-state.ts';
import type { Sort } from '../../ui/DataTable.tsx';
import { readSort, turned } from '../../ui/table/sort.ts';
import { ideaSortFields } from './idea-columns.tsx';

const UNDISMISSED: IdeaStatus[] = ['NEW', 'QUEUED'];

export function createIdeaList(siteId: () => string) {
  const [view, setView] = createUrlState({
    search: text(),
    status: list(),
    type: list(),
    structure: list(),
    cluster: list(),
    covered: flag(),
    sort: text(),
    dialog: text(),
    idea: text(),
  });
  /** As they were proposed, the newest first, unless somebody asks for another order. */
  const sort = () => readSort(view.sort(), ideaSortFields, { field: 'CREATED_AT', direction: 'DESC' });
  const filter = (): IdeaFilter => ({
    search: view.search() || null,
    statuses: view.status().length > 0 ? (view.status() as IdeaStatus[]) : UNDISMISSED,
    contentTypes: view.type().length > 0 ? (view.type() as ContentType[]) : null,
    contentStructures: view.structure().length > 0 ? (view.structure() as ContentStructure[]) : null,
    clusterIds: view.cluster().length > 0 ? view.cluster() : null,
    covered: view.covered() || null,
  });

  const [counts] = createIdeasPageCountsQuery({ variables: () => ({ siteId: siteId() }), requestPolicy: 'cache-and-network' });
  const ideas = createPagedList({
    variables: () => ({ siteId: siteId(), filter: filter(), orderBy: sort() }),
    open: (query) => createIdeasPageListQuery({ ...query, requestPolicy: 'cache-and-network' }),
    connection: (data) => data.ideas,
  });

  return {
    view,
    setView,
    sort,
    /** The third press on a head brings back the order as they were proposed. */
    setSort: (next: Sort) => setView({ sort: turned(view.sort(), next) }),
    filtered: () =>
      view.search() !== '' ||
      view.covered() ||
      [view.status, view.type, view.structure, view.cluster].some((chosen) => chosen().length > 0),
    clearFilters: () => setView({ search: '', status: [], type: [], structure: [], cluster: [], covered: false }),
    ideas,
    stats: () => counts.data?.site?.stats,
    mayWrite: () => counts.data?.viewer.scopes.includes('WRITE') ?? false,
  };
}

export type IdeaList = ReturnType<typeof createIdeaList>;
