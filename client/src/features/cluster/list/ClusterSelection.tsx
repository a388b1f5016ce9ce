import Combine from 'lucide-solid/icons/combine';
import Lightbulb from 'lucide-solid/icons/lightbulb';
import Lock from 'lucide-solid/icons/lock';
import LockOpen from 'lucide-solid/icons/lock-open';
import Trash from 'lucide-solid/icons/trash';
import { SelectionBar, SelectionBarButton } from '../../../ui/SelectionBar.tsx';
import type { Selection } from '../../../ui/selection.ts';

export interface ClusterSelectionProps {
  selection: Selection;
  allLocked: boolean;
  /** Ideas are being proposed already. */
  proposing: boolean;
  onGenerateIdeas: () => void;
  onMerge: () => void;
  onLock: () => void;
  onDelete: () => void;
}

const icon = { size: 15, strokeWidth: 1.75 } as const;

/** What can be done with the clusters that are chosen. */
export const ClusterSelection = (props: ClusterSelectionProps) => (
  <SelectionBar count={props.selection.size()} onClear={props.selection.clear}>
    <SelectionBarButton
      icon={<Lightbulb {...icon} />}
      shortcut="I"
      primary
      disabled={props.proposing}
      title={props.proposing ? 'Ideas are being proposed already' : 'Have content proposed for their keywords'}
      onClick={props.onGenerateIdeas}
    >
      Generate ideas
    </SelectionBarButton>
    <SelectionBarButton
      icon={<Combine {...icon} />}
      shortcut="M"
      title={props.selection.size() < 2 ? 'Merge it into another' : 'Make one of them'}
      onClick={props.onMerge}
    >
      Merge
    </SelectionBarButton>
    <SelectionBarButton icon={props.allLocked ? <LockOpen {...icon} /> : <Lock {...icon} />} shortcut="L" onClick={props.onLock}>
      {props.allLocked ? 'Unlock' : 'Lock'}
    </SelectionBarButton>
    <SelectionBarButton icon={<Trash {...icon} />} onClick={props.onDelete}>
      Delete
    </SelectionBarButton>
  </SelectionBar>
);
