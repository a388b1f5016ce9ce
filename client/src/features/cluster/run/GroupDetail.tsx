import { A } from '@solidjs/router';
import { For, Match, Show, Switch } from 'solid-js';
import { failureOfOperation } from '../../../graphql/failure.ts';
import { unmask } from '../../../graphql/fragment.ts';
import { createGroupKeywordsListQuery } from '../../../graphql/generated/features/cluster/run/GroupKeywords.ts';
import {
  createRunGroupsChildrenQuery,
  type RunGroup_GroupFragment,
  type RunKeyword_KeywordFragment,
} from '../../../graphql/generated/features/cluster/run/RunGroups.ts';
import { createPagedList } from '../../../graphql/paged-list.ts';
import { formatCount, formatShare, plural } from '../../../lib/numbers.ts';
import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { clusterUrl } from '../cluster.urls.ts';
import { reasonInWords } from '../reason-words.ts';
import { identified } from './identified.ts';
import { finer, levelNames } from './proposal.ts';

export interface GroupDetailProps {
  siteId: string;
  runId: string;
  groupId: string;
  group: RunGroup_GroupFragment;
}

/** What is in a group of a proposal, and why. */
export function GroupDetail(props: GroupDetailProps) {
  const keywords = createPagedList({
    variables: () => ({ runId: props.runId, groupId: props.groupId }),
    open: (query) => createGroupKeywordsListQuery(query),
    connection: (data) => identified(data.clusterRun?.group?.keywords),
  });
  const more = () => keywords.more();
  return (
    <div class="grid gap-4">
      <div class="grid gap-1 text-ink-2">
        <Show when={props.group.description}>{(words) => <p>{words()}</p>}</Show>
        <p class="text-ink-3">
          <Show when={props.group.joins && props.group.cluster} fallback="A new cluster">
            {(cluster) => (
              <>
                Added to the cluster{' '}
                <A href={clusterUrl(props.siteId, cluster().id)} class="text-link">
                  {cluster().name}
                </A>
              </>
            )}
          </Show>
          {`: ${plural(props.group.keywordCount, 'keyword')}, ${formatCount(props.group.volume)} searches a month, ${formatShare(props.group.cohesion)} alike.`}
        </p>
        <Show when={finer(props.group.level) && props.group.children > 1}>
          <Children runId={props.runId} group={props.group} />
        </Show>
      </div>
      <Switch
        fallback={
          <div class="grid gap-4 pt-2">
            <For each={[60, 75, 50, 66]}>{(width) => <Skeleton class={`w-[${width}%]`} />}</For>
          </div>
        }
      >
        <Match when={keywords.error() && !keywords.loaded() && keywords.error()}>
          {(error) => (
            <Notice tone="red">
              {failureOfOperation(error()).message}{' '}
              <button type="button" class="text-link" onClick={keywords.reload}>
                Try again
              </button>
            </Notice>
          )}
        </Match>
        <Match when={keywords.loaded()}>
          <ul aria-label={`Keywords of ${props.group.name}`} class="-mx-2">
            <For each={keywords.nodes()}>{({ node }) => <Keyword of={unmask<RunKeyword_KeywordFragment>(node)} />}</For>
          </ul>
          <Show when={more().hasMore}>
            <div>
              <Button size="small" busy={more().busy && 'Loading…'} onClick={more().onMore}>
                Show more of {formatCount(more().total)}
              </Button>
            </div>
          </Show>
        </Match>
      </Switch>
    </div>
  );
}

const Keyword = (props: { of: RunKeyword_KeywordFragment }) => (
  <li class="grid gap-0.5 border-b border-rule/65 px-2 py-1.75">
    <span class="flex items-baseline gap-3">
      <span class="min-w-0 flex-1 truncate font-medium" title={props.of.keyword.text}>
        {props.of.keyword.text}
      </span>
      <span class="figures flex-none text-ink-2">{props.of.keyword.volume === null ? '–' : formatCount(props.of.keyword.volume)}</span>
      <span class="figures w-9 flex-none text-right text-ink-3" title="How well it fits, of 1">
        {props.of.score === null ? '–' : props.of.score.toFixed(2)}
      </span>
    </span>
    <span class="truncate text-label text-ink-3" title={reasonInWords(props.of.reason)}>
      <Show when={props.of.from}>{(from) => <span class="text-ochre">Leaves {from().name}. </span>}</Show>
      {reasonInWords(props.of.reason)}
    </span>
  </li>
);

/** The groups that it is split into one level finer. */
function Children(props: { runId: string; group: RunGroup_GroupFragment }) {
  const level = finer(props.group.level) ?? 'FINE';
  const [found] = createRunGroupsChildrenQuery({ variables: () => ({ id: props.runId, level, parentId: props.group.id }) });
  const children = () => found.data?.clusterRun?.groups.nodes ?? [];
  return (
    <Show when={children().length > 1}>
      <p class="text-ink-3">
        At {levelNames[level]} it would be {formatCount(found.data?.clusterRun?.groups.totalCount ?? 0)}:{' '}
        <For each={children().slice(0, 6)}>
          {(child, at) => (
            <>
              {at() > 0 ? ', ' : ''}
              <span class="text-ink-2">{child.name}</span> {formatCount(child.keywordCount)}
            </>
          )}
        </For>
        {children().length > 6 ? ', …' : '.'}
      </p>
    </Show>
  );
}
