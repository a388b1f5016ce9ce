import FileDiff from 'lucide-solid/icons/file-diff';
import Trash from 'lucide-solid/icons/trash';
import Unlink from 'lucide-solid/icons/unlink';
import { Dynamic } from 'solid-js/web';
import { ago } from '../../../lib/ago.ts';
import type { DriftItem, DriftKind } from './drift-queue.ts';
import { driftLabel } from './drift-words.ts';

const icons: Record<DriftKind, typeof Trash> = { CHANGED: FileDiff, TRASHED: Trash, DELETED: Unlink };

/** What happened to a post, and when. */
export const DriftFacts = (props: { item: DriftItem }) => (
  <span
    class="flex min-w-0 items-center gap-1.5"
    classList={{ 'text-ochre': props.item.kind === 'CHANGED', 'text-ink-2': props.item.kind !== 'CHANGED' }}
  >
    <Dynamic component={icons[props.item.kind]} size={13} strokeWidth={1.9} aria-hidden="true" class="flex-none" />
    <span class="truncate">
      {driftLabel[props.item.kind]}
      {props.item.kind !== 'CHANGED' || !props.item.changedThere
        ? `, found ${ago(props.item.foundAt)}`
        : ` ${ago(props.item.changedThere)}`}
    </span>
  </span>
);
