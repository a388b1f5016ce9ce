/** What rows of the Planner are made of. */
import { Show } from 'solid-js';
import { clusterUrl } from '../cluster/cluster.urls.ts';

/** Words that are cut where there is no room for them, and whole on hover. */
export const Cut = (props: { children: string; class?: string }) => (
  <span class={`block truncate ${props.class ?? ''}`} title={props.children}>
    {props.children}
  </span>
);

/** In the place of a value that is not known. */
export const Unknown = () => (
  <span class="text-ink-3">
    <span aria-hidden="true">–</span>
    <span class="sr-only">Not known</span>
  </span>
);

export const ClusterLink = (props: { siteId: string; cluster: { id: string; name: string } | null | undefined; without: string }) => (
  <Show when={props.cluster} fallback={<span class="text-ochre">{props.without}</span>}>
    {(cluster) => (
      <a
        href={clusterUrl(props.siteId, cluster().id)}
        title={cluster().name}
        class="inline-block max-w-full truncate touch:min-h-6 touch:leading-6 rounded-[2px] align-bottom text-ink underline decoration-rule-2 decoration-1 underline-offset-3 -outline-offset-1! hover:decoration-ink"
      >
        {cluster().name}
      </a>
    )}
  </Show>
);
