import PenLine from 'lucide-solid/icons/pen-line';
import Trash from 'lucide-solid/icons/trash';
import { formatCount, plural } from '../../lib/numbers.ts';
import { SelectionBar, SelectionBarButton } from '../../ui/SelectionBar.tsx';
import type { Selection } from '../../ui/selection.ts';
import type { TaskRowData } from './task-state.ts';
import { type DraftWriting, MOST_AT_ONCE } from './writing.ts';

export interface TaskSelectionBarProps {
  rows: TaskRowData[];
  selection: Selection;
  writing: DraftWriting;
  obstacle: string | undefined;
  onDelete: () => void;
}

export function TaskSelectionBar(props: TaskSelectionBarProps) {
  const chosen = () => props.rows.filter((row) => props.selection.has(row.id));
  const queued = () => chosen().filter((row) => row.status === 'QUEUED');
  const toWrite = () =>
    queued()
      .filter((row) => !props.writing.placeOf(row.id))
      .slice(0, MOST_AT_ONCE);
  const left = () => chosen().length - queued().length;

  const generate = async () => {
    if (await props.writing.begin(toWrite().map((row) => row.id))) props.selection.clear();
  };

  return (
    <SelectionBar count={props.selection.size()} onClear={props.selection.clear}>
      <SelectionBarButton
        icon={<Trash size={15} strokeWidth={1.75} />}
        disabled={queued().length === 0}
        title={queued().length === 0 ? 'Only queued tasks can be deleted' : ''}
        onClick={props.onDelete}
      >
        Delete {formatCount(queued().length)}
      </SelectionBarButton>
      <SelectionBarButton
        primary
        icon={<PenLine size={15} strokeWidth={1.75} />}
        shortcut="G"
        disabled={toWrite().length === 0 || props.obstacle !== undefined || props.writing.isBeginning()}
        title={props.obstacle ?? (left() > 0 ? `${formatCount(left())} of them are completed` : '')}
        onClick={generate}
      >
        Generate {plural(toWrite().length, 'draft')}
      </SelectionBarButton>
    </SelectionBar>
  );
}
