/** The keywords of a proposal that find no group, and those that leave the cluster that they are in. */
import { Show } from 'solid-js';
import { unmask } from '../../../graphql/fragment.ts';
import type { RunKeyword_KeywordFragment } from '../../../graphql/generated/features/cluster/run/RunGroups.ts';
import { createRunListsMovesQuery, createRunListsUnclusteredQuery } from '../../../graphql/generated/features/cluster/run/RunLists.ts';
import { createPagedList } from '../../../graphql/paged-list.ts';
import { formatCount } from '../../../lib/numbers.ts';
import type { Column } from '../../../ui/DataTable.tsx';
import { EmptyState } from '../../../ui/PageState.tsx';
import { noPlaceInWords, reasonInWords } from '../reason-words.ts';
import { SectionTable } from '../SectionTable.tsx';
import { identified } from './identified.ts';
import type { Level } from './proposal.ts';

interface Row {
  id: string;
  node: Parameters<typeof unmask<RunKeyword_KeywordFragment>>[0] & { group?: { name: string } | null };
}
const of = ({ node }: Row) => unmask<RunKeyword_KeywordFragment>(node);

const keyword: Column<Row> = {
  id: 'keyword',
  header: 'Keyword',
  narrow: 'title',
  cell: (row) => (
    <span class="block truncate font-medium" title={of(row).keyword.text}>
      {of(row).keyword.text}
    </span>
  ),
};
const volume: Column<Row> = {
  id: 'volume',
  header: 'Volume',
  width: '6.5rem',
  align: 'end',
  narrow: 'meta',
  cell: (row) => {
    const searches = of(row).keyword.volume;
    return searches === null ? '–' : formatCount(searches);
  },
};
const why = (words: (reason: RunKeyword_KeywordFragment['reason']) => string): Column<Row> => ({
  id: 'why',
  header: 'Why',
  width: '24rem',
  cell: (row) => (
    <span class="block truncate text-ink-3" title={words(of(row).reason)}>
      {words(of(row).reason)}
    </span>
  ),
});
const score = (header: string, value: (row: Row) => number | null): Column<Row> => ({
  id: 'score',
  header,
  width: '5rem',
  align: 'end',
  narrow: 'meta',
  cell: (row) => value(row)?.toFixed(2) ?? '–',
});
const named = (id: string, header: string, name: (row: Row) => string | undefined, none: string): Column<Row> => ({
  id,
  header,
  width: '14rem',
  narrow: 'meta',
  cell: (row) => (
    <Show when={name(row)} fallback={<span class="text-ink-3">{none}</span>}>
      {(words) => (
        <span class="block truncate" title={words()}>
          {words()}
        </span>
      )}
    </Show>
  ),
});

const unclusteredColumns = [
  keyword,
  volume,
  named('nearest', 'Nearest group', (row) => of(row).nearest?.name, 'Nothing close'),
  score('Likeness', (row) => of(row).nearestScore),
  why(noPlaceInWords),
];

export function RunUnclustered(props: { runId: string; level: Level }) {
  const keywords = createPagedList({
    variables: () => ({ id: props.runId, level: props.level }),
    open: (query) => createRunListsUnclusteredQuery(query),
    connection: (data) => identified(data.clusterRun?.unclustered),
  });
  return (
    <SectionTable<Row>
      label="Unclustered keywords"
      list={keywords}
      columns={unclusteredColumns}
      rowName={(row) => of(row).keyword.text}
      empty={<EmptyState title="Every keyword found a group">None of them is left over. They are all under Groups.</EmptyState>}
    />
  );
}

const moveColumns = [
  keyword,
  volume,
  named('from', 'Leaves', (row) => of(row).from?.name, 'No cluster'),
  named('to', 'Goes to', ({ node }) => node.group?.name, 'Unclustered'),
  score('Fits', (row) => of(row).score),
  why(reasonInWords),
];

export function RunMoves(props: { runId: string; level: Level }) {
  const keywords = createPagedList({
    variables: () => ({ id: props.runId, level: props.level }),
    open: (query) => createRunListsMovesQuery(query),
    connection: (data) => identified(data.clusterRun?.moves),
  });
  return (
    <SectionTable<Row>
      label="Moves"
      list={keywords}
      columns={moveColumns}
      rowName={(row) => of(row).keyword.text}
      empty={
        <EmptyState title="No keyword leaves its cluster">
          Only keywords without a cluster are placed at this level. Locked clusters, and what a person placed, are never touched.
        </EmptyState>
      }
    />
  );
}
