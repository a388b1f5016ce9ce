import { A } from '@solidjs/router';
import Lock from 'lucide-solid/icons/lock';
import { Show } from 'solid-js';
import { formatCount, plural } from '../../../lib/numbers.ts';
import { VirtualGrid } from '../../../ui/VirtualGrid.tsx';
import { Coverage } from '../Coverage.tsx';
import { clusterUrl } from '../cluster.urls.ts';
import type { Bubble } from './bubble.ts';

export interface MapListProps {
  siteId: string;
  bubbles: Bubble[];
  current: string | undefined;
  onCurrent: (id: string | undefined) => void;
  onOpen: (id: string) => void;
}

/** The same facts as on the map, most searched first. */
export function MapList(props: MapListProps) {
  return (
    <aside aria-label="Clusters by volume" class="flex w-80 flex-none flex-col border-l border-rule bg-paper xl:w-92">
      <div class="flex h-9 flex-none items-center justify-between border-b border-rule px-4">
        <h2 class="font-semibold">By volume</h2>
        <span class="text-label text-ink-3">Searches a month</span>
      </div>
      <VirtualGrid
        label="Clusters by volume"
        items={props.bubbles}
        itemId={({ id }) => id}
        itemHeight={62}
        onOpen={({ id }) => props.onOpen(id)}
      >
        {(bubble) => (
          <div
            data-current={props.current === bubble.id ? '' : undefined}
            onPointerEnter={() => props.onCurrent(bubble.id)}
            onPointerLeave={() => props.onCurrent(undefined)}
            onFocusIn={() => props.onCurrent(bubble.id)}
            class="grid h-full content-center gap-1 border-b border-rule px-4 data-current:bg-pencil-soft data-current:shadow-[inset_3px_0_0_var(--color-pencil)]"
          >
            <div class="flex items-center gap-1.5">
              <A
                href={clusterUrl(props.siteId, bubble.id)}
                class="min-w-0 truncate rounded-[2px] font-semibold hover:underline"
                title={bubble.name}
              >
                {bubble.name}
              </A>
              <Show when={bubble.locked}>
                <Lock size={12} strokeWidth={2} class="flex-none text-ink-3" role="img" aria-label="Locked" />
              </Show>
              <span class="figures ml-auto flex-none pl-2">{formatCount(bubble.volume)}</span>
            </div>
            <div class="flex items-center gap-3">
              <span class="min-w-0 flex-1">
                <Coverage of={{ ideas: bubble.planned, tasks: 0, content: bubble.written }} keywords={bubble.keywords} />
              </span>
              <span class="flex-none text-label text-ink-3">{plural(bubble.keywords, 'keyword')}</span>
            </div>
          </div>
        )}
      </VirtualGrid>
    </aside>
  );
}
