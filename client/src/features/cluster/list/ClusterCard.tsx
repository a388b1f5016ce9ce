import { A } from '@solidjs/router';
import Lock from 'lucide-solid/icons/lock';
import { For, type JSX, Show } from 'solid-js';
import type { ClusterCard_ClusterFragment } from '../../../graphql/generated/features/cluster/list/ClusterCard.ts';
import { formatCount, plural } from '../../../lib/numbers.ts';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { contentUrl } from '../../content/content.urls.ts';
import { ideasUrl, keywordsUrl } from '../../planner/planner.urls.ts';
import { tasksUrl } from '../../writer/writer.urls.ts';
import { Coverage } from '../Coverage.tsx';
import { clusterUrl } from '../cluster.urls.ts';
import { ClusterActions, type ClusterDeeds, type ClusterRow } from './ClusterActions.tsx';

export interface ClusterCardProps {
  cluster: ClusterRow;
  /** The most searched of its keywords. */
  keywords: ClusterCard_ClusterFragment['keywords']['nodes'];
  chosen: boolean;
  onChoose: (range: boolean) => void;
  deeds: ClusterDeeds;
}

/** px: all cards are equally high. Fingers need more room. */
export const CARD_HEIGHT = { mouse: 158, touch: 172 };

/** A cluster in a few words: what is searched for in it, how much, and how much of it is written. */
export function ClusterCard(props: ClusterCardProps) {
  const cluster = () => props.cluster;
  const rest = () => cluster().keywordCount - props.keywords.length;
  return (
    <article
      aria-label={cluster().name}
      data-chosen={props.chosen ? '' : undefined}
      class="flex h-full flex-col rounded-card border border-rule bg-sheet px-3.5 pt-3 pb-2 shadow-1 transition-colors duration-90 hover:border-rule-2 group-data-current/item:border-edge data-chosen:border-pencil-line data-chosen:bg-pencil-soft"
    >
      <div class="flex items-start gap-2.5">
        <Show when={props.deeds.mayWrite()}>
          <span class="pt-0.5 touch:-my-3 touch:pt-0">
            <Checkbox
              label={`Choose ${cluster().name}`}
              hideLabel
              checked={props.chosen}
              onChange={(_on, range) => props.onChoose(range)}
            />
          </span>
        </Show>
        <h2 class="flex min-w-0 flex-1 items-center gap-1.5">
          <A
            href={clusterUrl(cluster().siteId, cluster().id)}
            title={cluster().description ?? cluster().name}
            class="serif-title truncate rounded-[2px] text-row hover:underline"
          >
            {cluster().name}
          </A>
          <Show when={cluster().locked}>
            <Lock size={12} strokeWidth={2} class="flex-none text-ink-3" role="img" aria-label="Locked" />
          </Show>
        </h2>
        <span class="flex-none text-right" title="Searches a month">
          <span class="figures text-body">{formatCount(cluster().volume)}</span>
          <span class="text-label text-ink-3">
            <span class="sr-only"> searches</span> a month
          </span>
        </span>
      </div>
      <div class="mt-1.5 flex-1">
        <p class="line-clamp-2 text-label text-ink-3">
          <Show when={props.keywords.length > 0} fallback="Nothing is in it yet.">
            <For each={props.keywords}>
              {(keyword, at) => (
                <>
                  <Show when={at() > 0}>, </Show>
                  <span class="text-ink-2">{keyword.text}</span>
                </>
              )}
            </For>
            <Show when={rest() > 0}> and {formatCount(rest())} more</Show>
          </Show>
        </p>
      </div>
      <div class="mt-1.5 h-5 content-center">
        <Coverage of={cluster().coverage} keywords={cluster().keywordCount} />
      </div>
      <div class="mt-1 flex items-center gap-3 touch:-my-0.5 text-label text-ink-3">
        <Count href={keywordsUrl(cluster().siteId, { cluster: cluster().id })} count={cluster().keywordCount} one="keyword" />
        <Count href={ideasUrl(cluster().siteId, { cluster: cluster().id })} count={cluster().coverage.ideas} one="idea" />
        <Count href={tasksUrl(cluster().siteId, { cluster: cluster().id })} count={cluster().coverage.tasks} one="task" />
        <Count
          href={contentUrl(cluster().siteId, { cluster: cluster().id })}
          count={cluster().coverage.content}
          one="content"
          many="content"
        />
        <span class="-mr-1.5 ml-auto">
          <ClusterActions cluster={cluster()} deeds={props.deeds} />
        </span>
      </div>
    </article>
  );
}

/** A count that leads to what it counts. */
const Count = (props: { href: string; count: number; one: string; many?: string }): JSX.Element => (
  <Show when={props.count > 0}>
    <A
      href={props.href}
      class="relative rounded-[2px] whitespace-nowrap underline decoration-transparent underline-offset-3 before:absolute before:-inset-x-1.5 hover:text-ink hover:decoration-ink touch:before:-inset-y-3.5"
    >
      {plural(props.count, props.one, props.many)}
    </A>
  </Show>
);
