import Combine from 'lucide-solid/icons/combine';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import Lock from 'lucide-solid/icons/lock';
import LockOpen from 'lucide-solid/icons/lock-open';
import Pencil from 'lucide-solid/icons/pencil';
import Split from 'lucide-solid/icons/split';
import Trash from 'lucide-solid/icons/trash';
import { Button } from '../../ui/Button.tsx';
import { Menu } from '../../ui/Menu.tsx';

export type ClusterDialogName = 'edit' | 'merge' | 'split' | 'delete';

export interface ClusterMenuProps {
  cluster: { name: string; locked: boolean; keywordCount: number };
  onDialog: (dialog: ClusterDialogName) => void;
  onLock: (locked: boolean) => void;
}

const icon = { size: 15, strokeWidth: 1.75 } as const;

/** What a person does to a cluster, on its page. */
export const ClusterMenu = (props: ClusterMenuProps) => (
  <>
    <Button onClick={() => props.onDialog('edit')} title="Rename and describe">
      <Pencil size={14} strokeWidth={1.75} /> <span class="max-sm:sr-only">Rename</span>
    </Button>
    <Menu
      align="end"
      trigger={(given) => (
        <Button {...given} aria-label={`More for ${props.cluster.name}`} title="More">
          <Ellipsis {...icon} />
        </Button>
      )}
      items={[
        {
          label: props.cluster.locked ? 'Unlock' : 'Lock',
          icon: props.cluster.locked ? <LockOpen {...icon} /> : <Lock {...icon} />,
          description: props.cluster.locked ? 'Clustering runs may change it again' : 'Clustering runs leave it alone',
          onSelect: () => props.onLock(!props.cluster.locked),
        },
        { label: 'Merge into another…', icon: <Combine {...icon} />, onSelect: () => props.onDialog('merge') },
        {
          label: 'Split…',
          icon: <Split {...icon} />,
          disabled: props.cluster.keywordCount < 2,
          description: props.cluster.keywordCount < 2 ? 'It needs two keywords at least' : 'See first which parts stand out',
          onSelect: () => props.onDialog('split'),
        },
        { label: 'Delete…', icon: <Trash {...icon} />, danger: true, divided: true, onSelect: () => props.onDialog('delete') },
      ]}
    />
  </>
);
