import { A } from '@solidjs/router';
import { For, type JSX, Show } from 'solid-js';
import { type Masked, unmask } from '../../graphql/fragment.ts';
import { createEstimateOfQuery } from '../../graphql/generated/features/writer/Estimate.ts';
import type { TaskRail_SettingsFragment, TaskRail_TaskFragment } from '../../graphql/generated/features/writer/TaskRail.ts';
import { formatCost, formatDuration, languageName, providerName } from '../../lib/ai-words.ts';
import { formatMoment } from '../../lib/dates.ts';
import { contentStructureLabel, contentTypeLabel } from '../../lib/labels.ts';
import { formatCount, formatShare, plural } from '../../lib/numbers.ts';
import { clusterUrl } from '../cluster/cluster.urls.ts';
import { settingsUrl } from '../settings/settings.urls.ts';
import { EstimateFacts } from './EstimateFacts.tsx';

export interface TaskRailProps {
  task: Masked<TaskRail_TaskFragment>;
  settings: Masked<TaskRail_SettingsFragment> | undefined;
  atWork: boolean;
}

/** Where the words come from: what the Writer is told, by what it writes, and what that takes. */
export function TaskRail(props: TaskRailProps) {
  const task = () => unmask<TaskRail_TaskFragment>(props.task);
  const settings = () => props.settings && unmask<TaskRail_SettingsFragment>(props.settings);
  const others = () => task().keywords.filter((keyword) => keyword.id !== task().primaryKeyword?.id);
  const primary = () => task().keywords.find((keyword) => keyword.id === task().primaryKeyword?.id);
  /** What is not said for the task is as the installation has it. */
  const setting = (own: string | null | undefined, general: string | null | undefined) =>
    own ? own : general ? <Default>{general}</Default> : undefined;
  const words = (count: number | null | undefined) => (count ? plural(count, 'word') : undefined);

  return (
    <>
      <Part title="Where this comes from">
        <Fact label="Cluster">
          <Show when={task().cluster} fallback={<Unset />}>
            {(cluster) => (
              <A href={clusterUrl(task().siteId, cluster().id)} class="text-link">
                {cluster().name}
              </A>
            )}
          </Show>
        </Fact>
        <Fact label="Structure">
          {contentStructureLabel(task().contentStructure)}
          <Show when={contentTypeLabel(task().contentType) !== contentStructureLabel(task().contentStructure)}>
            <span class="text-ink-3">, {contentTypeLabel(task().contentType).toLowerCase()}</span>
          </Show>
        </Fact>
        <Show when={task().idea?.title !== task().title && task().idea}>{(idea) => <Fact label="From the idea">{idea().title}</Fact>}</Show>
        <Show when={task().taxonomyTerm}>{(term) => <Fact label="Term">{term().name}</Fact>}</Show>
        <Show when={task().sector}>{(sector) => <Fact label="Sector">{sector().name}</Fact>}</Show>
        <Fact label="Created">{formatMoment(task().createdAt)}</Fact>
      </Part>
      <Part title="Keywords" aside={formatCount(task().keywords.length)}>
        <ul class="grid gap-1">
          <Show when={primary()}>{(keyword) => <Keyword {...keyword()} primary />}</Show>
          <For each={others()}>{(keyword) => <Keyword {...keyword} />}</For>
        </ul>
      </Part>
      <Show when={task().brief && (props.atWork || task().status === 'COMPLETED')}>
        <Part title="Brief">
          <p class="max-h-40 overflow-y-auto whitespace-pre-line text-ink-2" tabindex="0">
            {task().brief}
          </p>
        </Part>
      </Show>
      <Show
        when={task().content?.provenance}
        fallback={
          <Show
            when={task().status === 'QUEUED' || props.atWork}
            fallback={
              <Part title="Brought, not written here">
                <p class="text-ink-2">A person or a program gave this draft to the task. No AI of this installation wrote it.</p>
              </Part>
            }
          >
            <Part
              title="How it is written"
              aside={
                <A href={settingsUrl('ai')} class="text-link">
                  AI settings
                </A>
              }
            >
              <Fact label="Tone">{task().tone || <Unset />}</Fact>
              <Fact label="Country">{task().targetCountry ? countryName(task().targetCountry as string) : <Unset />}</Fact>
              <Fact label="Language">
                {setting(
                  task().language && languageName(task().language as string),
                  settings()?.language && languageName(settings()?.language as string),
                ) ?? <Default>as the keywords</Default>}
              </Fact>
              <Fact label="Length">{setting(words(task().words), words(settings()?.words)) ?? <Default>usual</Default>}</Fact>
              <Show when={settings()?.provider}>
                <Show when={task().status !== 'QUEUED'}>
                  <Fact label="Model">{setting(task().model, settings()?.model)}</Fact>
                </Show>
                <Show when={task().temperature ?? settings()?.temperature}>{(value) => <Fact label="Temperature">{value()}</Fact>}</Show>
              </Show>
              <Show when={task().status === 'QUEUED'}>
                <Estimate taskId={task().id} />
              </Show>
            </Part>
          </Show>
        }
      >
        {(by) => (
          <Part title={by().builtIn ? 'Outlined by the built-in writer' : 'Written by AI'}>
            <Show
              when={!by().builtIn}
              fallback={<p class="text-ink-2">From rules, with no model behind it. It wants your words and facts.</p>}
            >
              <Fact label="Model">{by().model}</Fact>
              <Fact label="Provider">{providerName(by().provider)}</Fact>
              <Show when={by().inputTokens !== null && by().outputTokens !== null}>
                <Fact label="Tokens">
                  {formatCount(by().inputTokens ?? 0)} in, {formatCount(by().outputTokens ?? 0)} out
                </Fact>
              </Show>
              <Fact label="Cost">{by().cost === null ? <Unset>Not known</Unset> : formatCost(by().cost ?? 0)}</Fact>
            </Show>
            <Fact label={by().builtIn ? 'Outline' : 'Prompt'}>{by().prompt}</Fact>
            <Fact label="Took">{formatDuration(by().durationMs)}</Fact>
            <Fact label="When">{formatMoment(by().createdAt)}</Fact>
            <Show when={by().changedShare !== null}>
              <Fact label="Changed since">
                {by().changedShare === 0 ? 'Nothing' : `${formatShare(by().changedShare ?? 0)} of its words`}
              </Fact>
            </Show>
          </Part>
        )}
      </Show>
      <p class="px-4 py-3.5 text-label text-ink-3">
        <Show when={task().status === 'QUEUED'} fallback="The draft waits in the Content Manager. Nothing is published from here.">
          When it is done, the task is completed and the draft waits in the Content Manager. Nothing is published from here.
        </Show>
      </p>
    </>
  );
}

/** What this one draft will take. */
function Estimate(props: { taskId: string }) {
  const [result] = createEstimateOfQuery({ variables: () => ({ taskIds: [props.taskId] }), requestPolicy: 'cache-and-network' });
  return <Show when={result.data?.draftEstimate}>{(estimate) => <EstimateFacts estimate={estimate()} />}</Show>;
}

const countries = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });
const countryName = (code: string) => countries.of(code) ?? code;

const Keyword = (props: { text: string; volume: number | null; primary?: boolean }) => (
  <li class="flex items-baseline gap-2">
    <span class="min-w-0 flex-1 truncate" title={props.text} classList={{ 'font-semibold': props.primary ?? false }}>
      {props.text}
    </span>
    <Show when={props.primary}>
      <span class="text-label text-ink-3">Primary</span>
    </Show>
    <span class="figures text-ink-3" title="Searches a month">
      {props.volume === null ? '' : formatCount(props.volume)}
    </span>
  </li>
);

const Unset = (props: { children?: string }) => <span class="text-ink-3">{props.children ?? 'Not set'}</span>;

const Default = (props: { children: JSX.Element }) => (
  <span class="text-ink-2" title="As the AI settings have it">
    {props.children} <span class="text-ink-3">(default)</span>
  </span>
);

export const Fact = (props: { label: string; children: JSX.Element }) => (
  <div class="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-2">
    <span class="text-ink-3">{props.label}</span>
    <span class="min-w-0 break-words">{props.children}</span>
  </div>
);

const Part = (props: { title: string; aside?: JSX.Element; children: JSX.Element }) => (
  <section class="grid grid-cols-[minmax(0,1fr)] gap-2 border-b border-rule px-4 py-3.5">
    <div class="flex items-baseline gap-2">
      <h2 class="min-w-0 flex-1 font-semibold">{props.title}</h2>
      <Show when={props.aside}>
        <span class="text-label text-ink-3">{props.aside}</span>
      </Show>
    </div>
    {props.children}
  </section>
);
