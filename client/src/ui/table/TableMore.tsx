import { Show } from 'solid-js';
import { formatCount } from '../../lib/numbers.ts';
import { Button } from '../Button.tsx';

export interface More {
  hasMore: boolean;
  busy: boolean;
  onMore: () => void;
  shown: number;
  total?: number | null | undefined;
}

/** "Showing 50 of 318", and the button for the rest. */
export function TableMore(props: More) {
  return (
    <div class="sticky left-0 flex items-center gap-3 px-4 py-3 text-ink-3 sm:px-5">
      <span role="status">
        {props.total != null && props.total > props.shown
          ? `Showing ${formatCount(props.shown)} of ${formatCount(props.total)}`
          : `Showing ${props.shown === 1 ? 'the only one' : `all ${formatCount(props.shown)}`}`}
      </span>
      <Show when={props.hasMore}>
        <Button size="small" busy={props.busy && 'Loading…'} onClick={props.onMore}>
          Show more
        </Button>
      </Show>
    </div>
  );
}
