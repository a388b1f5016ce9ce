import CircleSlash from 'lucide-solid/icons/circle-slash';
import { createMemo, For, type JSX, Show } from 'solid-js';
import { createDropRailClustersQuery } from '../graphql/generated/lib/DropRail.ts';
import type { ClusterName, KeywordDrag } from './keyword-drag.ts';
import { formatCount, plural } from './numbers.ts';

export interface DropRailProps {
  siteId: string;
  drag: KeywordDrag;
  /** Those in the rows that can be seen: they come first. */
  inSight: () => ClusterName[];
  /** What those in sight are called; "In these rows" where it is left out. */
  inSightLabel?: string;
  /** Where they all are already. */
  except?: string;
}

/** What comes up beside the table while keywords are dragged: the clusters to drop them on. */
export function DropRail(props: DropRailProps) {
  const [found] = createDropRailClustersQuery({ variables: () => ({ siteId: props.siteId }), requestPolicy: 'cache-and-network' });
  const near = props.inSight().filter(({ id }) => id !== props.except);
  const others = createMemo(() =>
    (found.data?.clusters.nodes ?? [])
      .filter(({ id }) => id !== props.except && !near.some((one) => one.id === id))
      .toSorted((one, other) => one.name.localeCompare(other.name)),
  );
  return (
    <aside
      aria-label="Drop on a cluster"
      class="absolute inset-y-0 right-0 z-20 flex w-64 animate-slide-over flex-col border-l border-rule-2 bg-raise shadow-3"
    >
      <h2 class="flex-none px-3.5 pt-3 pb-1.5 font-semibold">Drop {plural(props.drag.ids()?.length ?? 0, 'keyword')} on</h2>
      <div class="min-h-0 flex-1 overflow-y-auto px-1.5 pb-3">
        <Spot drag={props.drag} cluster={null}>
          <span class="flex items-center gap-1.5 text-ochre">
            <CircleSlash size={14} strokeWidth={1.75} aria-hidden="true" /> No cluster
          </span>
        </Spot>
        <Show when={near.length > 0}>
          <h3 class="px-2 pt-2.5 pb-1 text-label font-medium text-ink-3">{props.inSightLabel ?? 'In these rows'}</h3>
          <For each={near}>
            {(cluster) => (
              <Spot drag={props.drag} cluster={cluster}>
                <span class="truncate">{cluster.name}</span>
              </Spot>
            )}
          </For>
        </Show>
        <Show when={others().length > 0}>
          <h3 class="px-2 pt-2.5 pb-1 text-label font-medium text-ink-3">{near.length > 0 ? 'Others, the largest' : 'The largest'}</h3>
          <For each={others()}>
            {(cluster) => (
              <Spot drag={props.drag} cluster={cluster}>
                <span class="min-w-0 flex-1 truncate">{cluster.name}</span>
                <span class="figures text-ink-3">{formatCount(cluster.keywordCount)}</span>
              </Spot>
            )}
          </For>
        </Show>
      </div>
    </aside>
  );
}

const Spot = (props: { drag: KeywordDrag; cluster: ClusterName | null; children: JSX.Element }) => (
  <div
    {...props.drag.target(props.cluster)}
    title={props.cluster?.name}
    class="flex min-h-8 items-center gap-2 rounded-control px-2"
    classList={{ 'bg-pencil text-on-pencil [&_*]:text-on-pencil': props.drag.isOver(props.cluster) }}
  >
    {props.children}
  </div>
);
