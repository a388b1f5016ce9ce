/** The list of keywords under the filters and the order that stand in the address. */
import { useClient } from '@urql/solid';
import { failureOfOperation } from '../../graphql/failure.ts';
import { unmask } from '../../graphql/fragment.ts';
import type { KeywordRow_KeywordFragment } from '../../graphql/generated/features/planner/KeywordRow.ts';
import type { KeywordFilter } from '../../graphql/generated/features/planner/KeywordsPage.ts';
import { createKeywordsPageCountsQuery, KeywordsPage_ListDocument } from '../../graphql/generated/features/planner/KeywordsPage.ts';
import { UNREACHABLE } from '../../lib/failure.ts';
import { createLongList } from '../../lib/long-list.ts';
import { createUrlState, flag, list, text } from '../../lib/url-state.ts';
import type { Range } from '../../ui/filter/range.ts';
import { readSort } from '../../ui/table/sort.ts';
import { keywordSortFields } from './keyword-columns.tsx';

const figure = (written: string): number | null => (/^\d{1,10}$/.test(written) ? Math.min(Number(written), 2_147_483_647) : null);
const some = <Value>(values: readonly string[]): Value[] | null => (values.length > 0 ? ([...values] as Value[]) : null);

export function createKeywordList(siteId: () => string) {
  const client = useClient();
  const [view, setView] = createUrlState({
    search: text(),
    intent: list(),
    intentSource: list(),
    cluster: list(),
    unclustered: flag(),
    minVolume: text(),
    maxVolume: text(),
    minDifficulty: text(),
    maxDifficulty: text(),
    country: list(),
    sort: text(),
    dialog: text(),
    keyword: text(),
  });
  const sort = () => readSort(view.sort(), keywordSortFields, { field: 'VOLUME', direction: 'DESC' });
  const filter = (): KeywordFilter => ({
    search: view.search() || null,
    intents: some(view.intent()),
    intentSources: some(view.intentSource()),
    clusterIds: some(view.cluster()),
    unclustered: view.unclustered() || null,
    minVolume: figure(view.minVolume()),
    maxVolume: figure(view.maxVolume()),
    minDifficulty: figure(view.minDifficulty()),
    maxDifficulty: figure(view.maxDifficulty()),
    countries: some(view.country()),
  });
  const filtered = () => Object.values(filter()).some((value) => value !== null);

  const [counts] = createKeywordsPageCountsQuery({ variables: () => ({ siteId: siteId() }), requestPolicy: 'cache-and-network' });
  const keywords = createLongList({
    variables: () => ({ siteId: siteId(), filter: filter(), orderBy: sort(), withNearest: view.unclustered() }),
    load: async (variables, after, withTotal) => {
      const { data, error } = await client.query(
        KeywordsPage_ListDocument,
        { ...variables, after, withTotal },
        { requestPolicy: 'network-only' },
      );
      if (!data || error) return { failure: error ? failureOfOperation(error) : UNREACHABLE };
      const { nodes, pageInfo, totalCount } = data.keywords;
      return {
        nodes: nodes.map((node) => unmask<KeywordRow_KeywordFragment>(node)),
        endCursor: pageInfo.endCursor,
        hasMore: pageInfo.hasNextPage,
        total: totalCount,
      };
    },
  });

  const range = (name: 'Volume' | 'Difficulty'): Range => ({ min: figure(view[`min${name}`]()), max: figure(view[`max${name}`]()) });
  const written = (value: number | null) => (value === null ? '' : String(value));

  return {
    view,
    setView,
    sort,
    filter,
    filtered,
    volume: () => range('Volume'),
    setVolume: ({ min, max }: Range) => setView({ minVolume: written(min), maxVolume: written(max) }),
    difficulty: () => range('Difficulty'),
    setDifficulty: ({ min, max }: Range) => setView({ minDifficulty: written(min), maxDifficulty: written(max) }),
    clearFilters: () =>
      setView({
        search: '',
        intent: [],
        intentSource: [],
        cluster: [],
        unclustered: false,
        minVolume: '',
        maxVolume: '',
        minDifficulty: '',
        maxDifficulty: '',
        country: [],
      }),
    keywords,
    stats: () => counts.data?.site?.stats,
    mayWrite: () => counts.data?.viewer.scopes.includes('WRITE') ?? false,
  };
}

export type KeywordList = ReturnType<typeof createKeywordList>;
