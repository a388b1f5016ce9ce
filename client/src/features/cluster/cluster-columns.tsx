import { A } from '@solidjs/router';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import KeyRound from 'lucide-solid/icons/key-round';
import Lightbulb from 'lucide-solid/icons/lightbulb';
import Lock from 'lucide-solid/icons/lock';
import LockOpen from 'lucide-solid/icons/lock-open';
import Pencil from 'lucide-solid/icons/pencil';
import { Show } from 'solid-js';
import type { ClusterRow_ClusterFragment } from '../../graphql/generated/features/cluster/ClusterRow.ts';
import { formatCount } from '../../lib/numbers.ts';
import type { Column } from '../../ui/DataTable.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { contentUrl } from '../content/content.urls.ts';
import { ideasUrl, keywordsUrl } from '../planner/planner.urls.ts';
import { tasksUrl } from '../writer/writer.urls.ts';
import { Coverage } from './Coverage.tsx';
import { clusterUrl } from './cluster.urls.ts';

export type ClusterRow = ClusterRow_ClusterFragment;

export interface ClusterColumnParts {
  mayWrite: () => boolean;
  onGenerateIdeas: (cluster: ClusterRow) => void;
  onEdit: (cluster: ClusterRow) => void;
  onLock: (cluster: ClusterRow, locked: boolean) => void;
}

export const clusterColumns = (parts: ClusterColumnParts): Column<ClusterRow>[] => [
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
    width: '6rem',
    align: 'end',
    narrow: 'meta',
    cell: (row) => <Figure count={row.keywordCount} href={keywordsUrl(row.siteId, { cluster: row.id })} of={`Keywords of ${row.name}`} />,
  },
  { id: 'volume', header: 'Volume', width: '7rem', align: 'end', narrow: 'meta', cell: (row) => formatCount(row.volume) },
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
    cell: (row) => <Actions cluster={row} parts={parts} />,
  },
];

const Name = (props: { cluster: ClusterRow }) => (
  <span class="grid">
    <span class="flex min-w-0 items-center gap-1.5">
      <A
        href={clusterUrl(props.cluster.siteId, props.cluster.id)}
        title={props.cluster.name}
        class="min-w-0 truncate rounded-[2px] leading-4.5 font-semibold -outline-offset-1! hover:underline"
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
      class="rounded-[2px] underline decoration-rule-2 underline-offset-3 -outline-offset-1! hover:decoration-ink"
    >
      {formatCount(props.count)}
    </A>
  </Show>
);

function Actions(props: { cluster: ClusterRow; parts: ClusterColumnParts }) {
  const locked = () => props.cluster.locked;
  return (
    <Show when={props.parts.mayWrite()}>
      <span class="flex justify-end">
        <IconButton
          name={`Generate ideas for ${props.cluster.name}`}
          disabled={props.cluster.keywordCount === 0}
          class="disabled:opacity-40 max-sm:hidden"
          onClick={() => props.parts.onGenerateIdeas(props.cluster)}
        >
          <Lightbulb size={15} strokeWidth={1.75} />
        </IconButton>
        <Menu
          align="end"
          trigger={(given) => (
            <IconButton {...given} name={`More for ${props.cluster.name}`}>
              <Ellipsis size={15} strokeWidth={1.75} />
            </IconButton>
          )}
          items={[
            {
              label: 'Generate ideas',
              icon: <Lightbulb size={15} strokeWidth={1.75} />,
              disabled: props.cluster.keywordCount === 0,
              description: props.cluster.keywordCount === 0 ? 'It needs keywords first' : undefined,
              onSelect: () => props.parts.onGenerateIdeas(props.cluster),
            },
            {
              label: 'Rename and describe',
              icon: <Pencil size={15} strokeWidth={1.75} />,
              onSelect: () => props.parts.onEdit(props.cluster),
            },
            {
              label: locked() ? 'Unlock' : 'Lock',
              icon: locked() ? <LockOpen size={15} strokeWidth={1.75} /> : <Lock size={15} strokeWidth={1.75} />,
              description: locked() ? 'Clustering runs may change it again' : 'Clustering runs leave it alone',
              onSelect: () => props.parts.onLock(props.cluster, !locked()),
            },
            {
              label: 'Its keywords',
              icon: <KeyRound size={15} strokeWidth={1.75} />,
              href: keywordsUrl(props.cluster.siteId, { cluster: props.cluster.id }),
              divided: true,
            },
          ]}
        />
      </span>
    </Show>
  );
}
