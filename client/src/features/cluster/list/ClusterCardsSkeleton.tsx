import { For } from 'solid-js';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { CARD_HEIGHT } from './ClusterCard.tsx';

/** Where the cards will stand. */
export const ClusterCardsSkeleton = () => (
  <div
    role="status"
    aria-label="Loading"
    aria-busy="true"
    class="grid content-start gap-3 overflow-hidden px-4 pt-1 sm:px-5 grid-cols-[repeat(auto-fill,minmax(min(19rem,100%),1fr))]"
  >
    <For each={['w-32', 'w-44', 'w-28', 'w-36', 'w-40', 'w-24', 'w-36', 'w-32', 'w-44']}>
      {(width) => (
        <div class="grid content-between rounded-card border border-rule bg-sheet px-3.5 py-4" style={{ height: `${CARD_HEIGHT.mouse}px` }}>
          <Skeleton class={width} />
          <div class="grid gap-2">
            <Skeleton />
            <Skeleton class="w-2/3" />
          </div>
          <Skeleton class="w-1/2" />
        </div>
      )}
    </For>
  </div>
);
