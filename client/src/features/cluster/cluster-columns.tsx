import { A } from '@solidjs/router';
import Lock from 'lucide-solid/icons/lock';
import { Show } from 'solid-js';
import { formatCount } from '../../lib/numbers.ts';
import type { Column } from '../../ui/DataTable.tsx';
import { contentUrl } from '../content/content.urls.ts';
import { ideasUrl, keywordsUrl } from '../planner/planner.urls.ts';
import { tasksUrl } from '../writer/writer.urls.ts';
import { Coverage } from './Coverage.tsx';
import { clusterUrl } from './cluster.urls.ts';
import { ClusterActions, type ClusterDeeds, type ClusterRow } from './list/ClusterActions.tsx';

export const clusterColumns = (deeds: ClusterDeeds): Column<ClusterRow>[] => [
  { id: 'name', header: 'Cluster', sortField: 'NAME', narrow: 'title', cell: (row) => <Name cluster={row} /> },
  {
    id: 'coverage',
    header: 'Coverage',
    width: '13rem',
    narrow: 'meta',
    cell: (row) => <Coverage of={row.coverage} keywords={row.keywordCount} />,
  },
  {
    id: 'keywords',
    header: 'Keywords',
    sortField: 'KEYWORDS',
    width: '6rem',
    align: 'end',
    narrow: 'meta',
    cell: (row) => <Figure count={row.keywordCount} href={keywordsUrl(row.siteId, { cluster: row.id })} of={`Keywords of ${row.name}`} />,
  },
  {
    id: 'volume',
    header: 'Volume',
    sortField: 'VOLUME',
    width: '7rem',
    align: 'end',
    narrow: 'meta',
    cell: (row) => formatCount(row.volume),
  },
  {
    id: 'ideas',
    header: 'Ideas',
    width: '4.5rem',
    align: 'end',
    cell: (row) => <Figure count={row.coverage.ideas} href={ideasUrl(row.siteId, { cluster: row.id })} of={`Ideas for ${row.name}`} />,
  },
  {
    id: 'tasks',
    header: 'Tasks',
    width: '4.5rem',
    align: 'end',
    cell: (row) => <Figure count={row.coverage.tasks} href={tasksUrl(row.siteId, { cluster: row.id })} of={`Tasks of ${row.name}`} />,
  },
  {
    id: 'content',
    header: 'Content',
    width: '5.5rem',
    align: 'end',
    cell: (row) => <Figure count={row.coverage.content} href={contentUrl(row.siteId, { cluster: row.id })} of={`Content of ${row.name}`} />,
  },
  {
    id: 'actions',
    header: 'Actions',
    width: '5.5rem',
    align: 'end',
    narrow: 'end',
    cell: (row) => <ClusterActions cluster={row} deeds={deeds} />,
  },
];

const Name = (props: { cluster: ClusterRow }) => (
  <span class="grid">
    <span class="flex min-w-0 items-center gap-1.5">
      <A
        href={clusterUrl(props.cluster.siteId, props.cluster.id)}
        title={props.cluster.name}
        class="min-w-0 truncate rounded-[2px] leading-4.5 max-sm:py-0.75 font-semibold -outline-offset-1! hover:underline"
      >
        {props.cluster.name}
      </A>
      <Show when={props.cluster.locked}>
        <Lock size={12} strokeWidth={2} class="flex-none text-ink-3" role="img" aria-label="Locked" />
      </Show>
    </span>
    <Show when={props.cluster.description}>
      {(words) => (
        <span class="truncate text-note text-ink-3 max-sm:hidden" title={words()}>
          {words()}
        </span>
      )}
    </Show>
  </span>
);

/** A count that leads to what it counts. */
const Figure = (props: { count: number; href: string; of: string }) => (
  <Show when={props.count > 0} fallback={<span class="text-ink-3">0</span>}>
    <A
      href={props.href}
      aria-label={`${props.of}: ${formatCount(props.count)}`}
      class="relative inline-block rounded-[2px] underline decoration-rule-2 underline-offset-3 -outline-offset-1! before:absolute hover:decoration-ink touch:before:-inset-x-4.5 touch:before:-inset-y-3.5"
    >
      {formatCount(props.count)}
    </A>
  </Show>
);
