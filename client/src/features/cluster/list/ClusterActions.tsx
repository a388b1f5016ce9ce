import Combine from 'lucide-solid/icons/combine';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import KeyRound from 'lucide-solid/icons/key-round';
import Lightbulb from 'lucide-solid/icons/lightbulb';
import Lock from 'lucide-solid/icons/lock';
import LockOpen from 'lucide-solid/icons/lock-open';
import Pencil from 'lucide-solid/icons/pencil';
import Trash from 'lucide-solid/icons/trash';
import { Show } from 'solid-js';
import type { ClusterRow_ClusterFragment } from '../../../graphql/generated/features/cluster/ClusterRow.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { keywordsUrl } from '../../planner/planner.urls.ts';

export type ClusterRow = ClusterRow_ClusterFragment;

/** What can be done with one cluster where many are shown. */
export interface ClusterDeeds {
  mayWrite: () => boolean;
  onGenerateIdeas: (cluster: ClusterRow) => void;
  onEdit: (cluster: ClusterRow) => void;
  onLock: (cluster: ClusterRow, locked: boolean) => void;
  onMerge: (cluster: ClusterRow) => void;
  onDelete: (cluster: ClusterRow) => void;
}

const icon = { size: 15, strokeWidth: 1.75 } as const;

export function ClusterActions(props: { cluster: ClusterRow; deeds: ClusterDeeds }) {
  const locked = () => props.cluster.locked;
  const empty = () => props.cluster.keywordCount === 0;
  return (
    <Show when={props.deeds.mayWrite()}>
      <span class="flex justify-end">
        <IconButton
          name={`Generate ideas for ${props.cluster.name}`}
          disabled={empty()}
          class="disabled:opacity-40 max-sm:hidden"
          onClick={() => props.deeds.onGenerateIdeas(props.cluster)}
        >
          <Lightbulb {...icon} />
        </IconButton>
        <Menu
          align="end"
          trigger={(given) => (
            <IconButton {...given} name={`More for ${props.cluster.name}`}>
              <Ellipsis {...icon} />
            </IconButton>
          )}
          items={[
            {
              label: 'Generate ideas',
              icon: <Lightbulb {...icon} />,
              disabled: empty(),
              description: empty() ? 'It needs keywords first' : undefined,
              onSelect: () => props.deeds.onGenerateIdeas(props.cluster),
            },
            { label: 'Rename and describe', icon: <Pencil {...icon} />, onSelect: () => props.deeds.onEdit(props.cluster) },
            {
              label: locked() ? 'Unlock' : 'Lock',
              icon: locked() ? <LockOpen {...icon} /> : <Lock {...icon} />,
              description: locked() ? 'Clustering runs may change it again' : 'Clustering runs leave it alone',
              onSelect: () => props.deeds.onLock(props.cluster, !locked()),
            },
            { label: 'Merge into another…', icon: <Combine {...icon} />, onSelect: () => props.deeds.onMerge(props.cluster) },
            {
              label: 'Its keywords',
              icon: <KeyRound {...icon} />,
              href: keywordsUrl(props.cluster.siteId, { cluster: props.cluster.id }),
              divided: true,
            },
            {
              label: 'Delete…',
              icon: <Trash {...icon} />,
              danger: true,
              divided: true,
              onSelect: () => props.deeds.onDelete(props.cluster),
            },
          ]}
        />
      </span>
    </Show>
  );
}
