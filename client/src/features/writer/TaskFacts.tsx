import { A } from '@solidjs/router';
import { For, type JSX, Show } from 'solid-js';
import { unmask } from '../../graphql/fragment.ts';
import type { TaskRow_TaskFragment } from '../../graphql/generated/features/writer/TaskRow.ts';
import type { TaskSheet_TaskQuery } from '../../graphql/generated/features/writer/TaskSheet.ts';
import { formatMoment } from '../../lib/dates.ts';
import { contentStructureLabel, contentTypeLabel } from '../../lib/labels.ts';
import { formatCount } from '../../lib/numbers.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Status } from '../../ui/Status.tsx';
import { clusterUrl } from '../cluster/cluster.urls.ts';
import { editorUrl } from '../content/content.urls.ts';
import { standingOf, type Writing } from './task-state.ts';

export type FullTask = NonNullable<TaskSheet_TaskQuery['task']>;

export function TaskFacts(props: { task: FullTask; place: Writing | undefined }) {
  const row = () => unmask<TaskRow_TaskFragment>(props.task);
  const standing = () => standingOf(row(), props.place);
  return (
    <div class="grid gap-5">
      <div class="grid gap-2">
        <Status kind={standing().kind} reason={standing().kind === 'taskFailed' ? undefined : standing().reason} />
        <Show when={standing().kind === 'taskFailed' && row().lastError}>
          {(why) => <Notice tone="red">{why()} Nothing was lost: the task is queued still.</Notice>}
        </Show>
      </div>
      <Show when={props.task.content}>
        {(content) => (
          <Section label="Draft">
            <A href={editorUrl(row().siteId, content().id)} class="text-link">
              {content().title}
            </A>
            <Show when={content().provenance}>
              {(by) => (
                <p class="text-label text-ink-3">
                  {by().builtIn ? 'Outlined by the built-in writer' : `Written by ${by().model}`}, {formatMoment(by().createdAt)}
                </p>
              )}
            </Show>
          </Section>
        )}
      </Show>
      <dl class="grid grid-cols-2 gap-x-4 gap-y-4">
        <Fact label="Cluster">
          <Show when={row().cluster} fallback="None">
            {(cluster) => (
              <A href={clusterUrl(row().siteId, cluster().id)} class="text-link">
                {cluster().name}
              </A>
            )}
          </Show>
        </Fact>
        <Fact label="Type and structure">
          {contentTypeLabel(row().contentType)}, {contentStructureLabel(row().contentStructure).toLowerCase()}
        </Fact>
        <Fact label="Tone">{props.task.tone || <Unset />}</Fact>
        <Fact label="Target country">{props.task.targetCountry || <Unset />}</Fact>
        <Show when={props.task.taxonomyTerm}>{(term) => <Fact label="Term">{term().name}</Fact>}</Show>
        <Show when={props.task.idea}>{(idea) => <Fact label="From the idea">{idea().title}</Fact>}</Show>
        <Show when={props.task.sector}>{(sector) => <Fact label="Sector">{sector().name}</Fact>}</Show>
        <Fact label="Created">{formatMoment(row().createdAt)}</Fact>
      </dl>
      <Section label="Keywords">
        <ul class="grid">
          <For each={props.task.keywords} fallback={<Unset />}>
            {(keyword) => (
              <li class="flex items-baseline gap-2 border-b border-rule/65 py-1.5 last:border-0">
                <span
                  class="min-w-0 flex-1 truncate"
                  title={keyword.text}
                  classList={{ 'font-semibold': keyword.id === row().primaryKeyword?.id }}
                >
                  {keyword.text}
                </span>
                <Show when={keyword.id === row().primaryKeyword?.id}>
                  <span class="text-label text-ink-3">Primary</span>
                </Show>
                <span class="figures text-ink-3" title="Searches a month">
                  {keyword.volume === null ? '' : formatCount(keyword.volume)}
                </span>
              </li>
            )}
          </For>
        </ul>
      </Section>
      <Section label="Brief">
        <Show when={props.task.brief} fallback={<Unset />}>
          {(brief) => <p class="font-serif text-row leading-6 whitespace-pre-line">{brief()}</p>}
        </Show>
      </Section>
    </div>
  );
}

const Unset = () => <span class="text-ink-3">Not set</span>;

const Fact = (props: { label: string; children: JSX.Element }) => (
  <div class="min-w-0">
    <dt class="mb-0.5 text-label text-ink-3">{props.label}</dt>
    <dd class="min-w-0 break-words">{props.children}</dd>
  </div>
);

const Section = (props: { label: string; children: JSX.Element }) => (
  <section class="min-w-0">
    <h3 class="mb-0.5 text-label text-ink-3">{props.label}</h3>
    {props.children}
  </section>
);
