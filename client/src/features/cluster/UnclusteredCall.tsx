import { A } from '@solidjs/router';
import CirclePlus from 'lucide-solid/icons/circle-plus';
import { Show } from 'solid-js';
import { plural } from '../../lib/numbers.ts';
import { keywordsUrl } from '../planner/planner.urls.ts';

/** That keywords wait for a cluster, and the way to them. */
export const UnclusteredCall = (props: { siteId: string; count: number }) => (
  <Show when={props.count > 0}>
    <A
      href={keywordsUrl(props.siteId, { unclustered: true })}
      class="inline-flex h-7 shrink-0 items-center gap-1.5 rounded-full bg-ochre-soft px-2.5 font-medium whitespace-nowrap text-ochre hover:underline touch:h-11"
    >
      <CirclePlus size={14} strokeWidth={1.75} aria-hidden="true" />
      {plural(props.count, 'keyword')} unclustered
    </A>
  </Show>
);
