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
  /** Asks first, with what it will take. */
  onGenerate: () => void;
}

/** Those of the rows that a job can take. */
export const writable = (rows: TaskRowData[], writing: DraftWriting) =>
  rows.filter((row) => row.status === 'QUEUED' && !writing.placeOf(row.id)).slice(0, MOST_AT_ONCE);

export function TaskSelectionBar(props: TaskSelectionBarProps) {
  const chosen = () => props.rows.filter((row) => props.selection.has(row.id));
  const queued = () => chosen().filter((row) => row.status === 'QUEUED');
  const toWrite = () => writable(chosen(), props.writing);
  const left = () => chosen().length - queued().length;

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
        onClick={props.onGenerate}
      >
        Generate {plural(toWrite().length, 'draft')}
      </SelectionBarButton>
    </SelectionBar>
  );
}
