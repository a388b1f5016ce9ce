import { useLocation } from '@solidjs/router';
import { For, Show } from 'solid-js';
import { contentUrl } from '../features/content/content.urls.ts';
import { clustersUrl, ideasUrl, keywordsUrl } from '../features/planner/planner.urls.ts';
import { tasksUrl } from '../features/writer/writer.urls.ts';
import { formatCount } from '../lib/numbers.ts';
import type { SiteInShell } from './open-site.ts';

interface Stop {
  name: string;
  href: string;
  count: number;
  /** Why a person is needed there. */
  alarm?: { tone: 'red' | 'ochre'; words: string } | undefined;
  end?: boolean;
}

function stopsOf({ id, stats }: SiteInShell): { part: string; stops: Stop[] }[] {
  return [
    {
      part: 'Planner',
      stops: [
        { name: 'Keywords', href: keywordsUrl(id), count: stats.keywords },
        { name: 'Clusters', href: clustersUrl(id), count: stats.clusters },
        { name: 'Ideas', href: ideasUrl(id), count: stats.ideas },
      ],
    },
    {
      part: 'Writer',
      stops: [
        {
          name: 'Tasks',
          href: tasksUrl(id),
          count: stats.queuedTasks,
          alarm: stats.failedTasks > 0 ? { tone: 'red', words: `${formatCount(stats.failedTasks)} failed` } : undefined,
        },
      ],
    },
    {
      part: 'Publish',
      stops: [
        {
          name: 'Content Manager',
          href: contentUrl(id),
          count: stats.drafts + stats.published,
          alarm:
            stats.missingInWordPress > 0
              ? { tone: 'ochre', words: `${formatCount(stats.missingInWordPress)} missing in WordPress` }
              : undefined,
        },
        {
          name: 'WordPress',
          href: contentUrl(id, { status: 'PUBLISHED' }),
          count: stats.published,
          end: true,
          alarm:
            stats.unpublishedChanges > 0
              ? { tone: 'ochre', words: `${formatCount(stats.unpublishedChanges)} with unpublished changes` }
              : undefined,
        },
      ],
    },
  ];
}

/** The signature of the product: the pipeline as one line, from keywords to WordPress, with a live count at each stop. */
export function Spine(props: { site: SiteInShell; folded: boolean | undefined }) {
  const location = useLocation();
  const isCurrent = (stop: Stop) => {
    const path = stop.href.split('?')[0] as string;
    if (location.pathname !== path && !location.pathname.startsWith(`${path}/`)) return false;
    const published = new URLSearchParams(location.search).get('status') === 'PUBLISHED';
    return stop.end ? published : stop.name !== 'Content Manager' || !published;
  };

  return (
    <nav aria-label="Pipeline" class="relative mt-2 pb-0.5" classList={{ 'w-full': !props.folded }}>
      <span
        aria-hidden="true"
        class="absolute w-px bg-rule-2"
        classList={{ 'top-10 bottom-4 left-[0.96875rem]': !props.folded, 'top-4 bottom-4 left-1/2': props.folded }}
      />
      <For each={stopsOf(props.site)}>
        {({ part, stops }) => (
          <div>
            <Show when={!props.folded}>
              <div class="pt-2 pb-0.5 pl-7 text-note text-ink-3">{part}</div>
            </Show>
            <For each={stops}>{(stop) => <StopLink stop={stop} current={isCurrent(stop)} folded={props.folded} />}</For>
          </div>
        )}
      </For>
    </nav>
  );
}

function StopLink(props: { stop: Stop; current: boolean; folded: boolean | undefined }) {
  const words = () => [props.stop.name, formatCount(props.stop.count), props.stop.alarm?.words].filter(Boolean).join(', ');
  return (
    <a
      href={props.stop.href}
      title={props.folded ? words() : props.stop.alarm?.words}
      aria-current={props.current ? 'page' : undefined}
      class="relative flex items-center rounded-control font-medium text-ink-2 transition-colors duration-90 hover:bg-hover aria-[current]:bg-sheet aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:shadow-1 aria-[current]:ring-1 aria-[current]:ring-rule"
      classList={{ 'h-7.5 gap-2 pr-2 pl-7 touch:h-11': !props.folded, 'size-8 justify-center touch:size-11': props.folded }}
    >
      <span
        aria-hidden="true"
        class="absolute size-1.75 border"
        classList={{
          'left-3': !props.folded,
          'rounded-full': !props.stop.end,
          'rounded-[2px]': props.stop.end,
          'border-red bg-red': props.stop.alarm?.tone === 'red',
          'border-ochre bg-ochre': props.stop.alarm?.tone === 'ochre',
          'border-pencil bg-pencil ring-3 ring-pencil-soft': props.current && !props.stop.alarm,
          'border-green bg-green': !props.current && !props.stop.alarm && props.stop.end && props.stop.count > 0,
          'border-edge bg-well': !props.current && !props.stop.alarm && !(props.stop.end && props.stop.count > 0),
        }}
      />
      <span class={props.folded ? 'sr-only' : 'min-w-0 flex-1 truncate'}>{props.stop.name}</span>
      <Show when={!props.folded}>
        <span class="figures text-[0.6875rem] font-normal text-ink-3">{formatCount(props.stop.count)}</span>
      </Show>
      <Show when={props.stop.alarm}>{(alarm) => <span class="sr-only">, {alarm().words}</span>}</Show>
    </a>
  );
}
