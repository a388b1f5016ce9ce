/** The list of keywords under the filters and the order that stand in the address. */
import type { KeywordFilter } from '../../graphql/generated/features/planner/KeywordsPage.ts';
import { createKeywordsPageCountsQuery, createKeywordsPageListQuery } from '../../graphql/generated/features/planner/KeywordsPage.ts';
import { createPagedList } from '../../graphql/paged-list.ts';
import { createUrlState, flag, list, text } from '../../lib/url-state.ts';
import { keywordSortFields } from './keyword-columns.tsx';
import { readSort } from './sort.ts';

export function createKeywordList(siteId: () => string) {
  const [view, setView] = createUrlState({
    search: text(),
    intent: list(),
    cluster: list(),
    unclustered: flag(),
    minVolume: text(),
    sort: text(),
    dialog: text(),
  });
  const sort = () => readSort(view.sort(), keywordSortFields, { field: 'VOLUME', direction: 'DESC' });
  const filter = (): KeywordFilter => ({
    search: view.search() || null,
    intents: view.intent().length > 0 ? (view.intent() as NonNullable<KeywordFilter['intents']>) : null,
    clusterIds: view.cluster().length > 0 ? view.cluster() : null,
    unclustered: view.unclustered() || null,
    minVolume: Number.parseInt(view.minVolume(), 10) || null,
  });
  const filtered = () => Object.values(filter()).some((value) => value !== null);

  const [counts] = createKeywordsPageCountsQuery({ variables: () => ({ siteId: siteId() }), requestPolicy: 'cache-and-network' });
  const keywords = createPagedList({
    variables: () => ({ siteId: siteId(), filter: filter(), orderBy: sort() }),
    open: (query) => createKeywordsPageListQuery({ ...query, requestPolicy: 'cache-and-network' }),
    connection: (data) => data.keywords,
  });

  return {
    view,
    setView,
    sort,
    filtered,
    clearFilters: () => setView({ search: '', intent: [], cluster: [], unclustered: false, minVolume: '' }),
    keywords,
    stats: () => counts.data?.site?.stats,
    mayWrite: () => counts.data?.viewer.scopes.includes('WRITE') ?? false,
  };
}

export type KeywordList = ReturnType<typeof createKeywordList>;
