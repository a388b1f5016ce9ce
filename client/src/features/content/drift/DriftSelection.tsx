import { Show } from 'solid-js';
import { formatCount } from '../../../lib/numbers.ts';
import { SelectionBar, SelectionBarButton } from '../../../ui/SelectionBar.tsx';
import type { DriftDeeds } from './DriftDesk.tsx';
import type { DriftQueue } from './drift-queue.ts';
import { deedsOf } from './drift-words.ts';

export interface DriftSelectionProps {
  queue: DriftQueue;
  deeds: DriftDeeds;
  mayWrite: boolean;
  mayPublish: boolean;
}

/** What can be done with the selected ones, each deed with those of them that it is for. */
export function DriftSelection(props: DriftSelectionProps) {
  const { queue, deeds } = props;
  const chosen = () => deedsOf(queue.items().filter(({ id }) => queue.selection.has(id)));
  const counted = (words: string, ids: string[]) => `${words} ${formatCount(ids.length)}`;
  return (
    <SelectionBar count={queue.selection.size()} onClear={queue.selection.clear}>
      <Show when={props.mayPublish && chosen().changed.length > 0}>
        <SelectionBarButton shortcut="B" onClick={() => void deeds.bringIn(chosen().changed)}>
          {counted('Bring in', chosen().changed)}
        </SelectionBarButton>
        <SelectionBarButton shortcut="P" onClick={() => deeds.publishOver(chosen().changed)}>
          {counted('Publish ours over', chosen().changed)}
        </SelectionBarButton>
      </Show>
      <Show when={chosen().gone.length > 0}>
        <Show when={props.mayPublish}>
          <SelectionBarButton shortcut="R" onClick={() => deeds.ask('recreate', chosen().gone)}>
            {counted('Recreate', chosen().gone)}
          </SelectionBarButton>
        </Show>
        <Show when={props.mayWrite}>
          <SelectionBarButton shortcut="U" onClick={() => deeds.ask('unlink', chosen().gone)}>
            {counted('Unlink', chosen().gone)}
          </SelectionBarButton>
        </Show>
      </Show>
    </SelectionBar>
  );
}
