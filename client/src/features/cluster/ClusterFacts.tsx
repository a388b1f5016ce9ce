import { A } from '@solidjs/router';
import Lock from 'lucide-solid/icons/lock';
import { type JSX, Show } from 'solid-js';
import type { ClusterPage_OneQuery } from '../../graphql/generated/features/cluster/ClusterPage.ts';
import { formatCount } from '../../lib/numbers.ts';
import { contentUrl } from '../content/content.urls.ts';
import { ideasUrl, keywordsUrl } from '../planner/planner.urls.ts';
import { tasksUrl } from '../writer/writer.urls.ts';
import { Coverage } from './Coverage.tsx';

export interface ClusterFactsProps {
  cluster: NonNullable<ClusterPage_OneQuery['cluster']>;
  /** Left out for who may not write. */
  onDescribe?: (() => void) | undefined;
}

/** What a cluster is about, and what it has in figures. */
export function ClusterFacts(props: ClusterFactsProps) {
  const cluster = () => props.cluster;
  return (
    <div class="grid flex-none gap-3.5 px-4 pt-0.5 pb-4 sm:px-5">
      <div class="flex max-w-160 flex-wrap items-baseline gap-x-3 gap-y-1">
        <Show
          when={cluster().description}
          fallback={
            <Show when={props.onDescribe} fallback={<span class="text-ink-3">No description yet</span>}>
              {(describe) => (
                <button type="button" class="text-link" onClick={() => describe()()}>
                  Say what it is about
                </button>
              )}
            </Show>
          }
        >
          <p class="text-ink-2">{cluster().description}</p>
        </Show>
        <Show when={cluster().locked}>
          <span class="inline-flex items-center gap-1.5 text-ink-2">
            <Lock size={13} strokeWidth={1.9} aria-hidden="true" /> Locked: clustering runs leave it alone
          </span>
        </Show>
      </div>
      <dl class="flex flex-wrap gap-x-7 gap-y-2.5">
        <Fact name="Searches a month">{formatCount(cluster().volume)}</Fact>
        <Fact name="Keywords" href={keywordsUrl(cluster().siteId, { cluster: cluster().id })}>
          {formatCount(cluster().keywordCount)}
        </Fact>
        <Fact name="Ideas" href={ideasUrl(cluster().siteId, { cluster: cluster().id })}>
          {formatCount(cluster().coverage.ideas)}
        </Fact>
        <Fact name="Tasks" href={tasksUrl(cluster().siteId, { cluster: cluster().id })}>
          {formatCount(cluster().coverage.tasks)}
        </Fact>
        <Fact name="Content" href={contentUrl(cluster().siteId, { cluster: cluster().id })}>
          {formatCount(cluster().coverage.content)}
        </Fact>
        <div class="grid min-w-44 content-between gap-0.5">
          <dt class="text-label text-ink-3">Coverage</dt>
          <dd class="flex h-6 items-center">
            <span class="w-full">
              <Coverage of={cluster().coverage} keywords={cluster().keywordCount} />
            </span>
          </dd>
        </div>
      </dl>
    </div>
  );
}

const Fact = (props: { name: string; href?: string; children: JSX.Element }) => (
  <div class="grid gap-0.5">
    <dt class="text-label text-ink-3">{props.name}</dt>
    <dd class="font-mono text-row tracking-[-0.02em] tabular-nums">
      <Show when={props.href} fallback={props.children}>
        {(href) => (
          <A
            href={href()}
            class="relative inline-block rounded-[2px] underline decoration-rule-2 underline-offset-4 before:absolute hover:decoration-ink touch:before:-inset-x-4.5 touch:before:-top-5 touch:before:-bottom-1"
          >
            {props.children}
            <span class="sr-only"> {props.name.toLowerCase()}: see them</span>
          </A>
        )}
      </Show>
    </dd>
  </div>
);
