import { createEffect, createSignal, Match, Show, Switch } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import {
  createPromptPreviewSitesQuery,
  createPromptPreviewTasksQuery,
  createPromptPreviewTextQuery,
} from '../../graphql/generated/features/settings/PromptPreview.ts';
import { contentStructureLabel } from '../../lib/labels.ts';
import { Combobox } from '../../ui/Combobox.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Select } from '../../ui/Select.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { promptName } from './prompts.ts';

export interface PromptPreviewProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  name: string;
  /** What is not saved yet; null for the text in use. */
  text: string | null;
}

/** What would be sent to a model for a real task. */
export function PromptPreview(props: PromptPreviewProps) {
  return (
    <Sheet
      wide
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={`Preview: ${promptName(props.name)}`}
      summary={`What a model would be sent${props.text === null ? '' : ', with the text that is not saved yet'}. Nothing is sent.`}
    >
      <Chosen {...props} />
    </Sheet>
  );
}

function Chosen(props: PromptPreviewProps) {
  const [sites] = createPromptPreviewSitesQuery();
  const [siteId, setSiteId] = createSignal('');
  const [taskId, setTaskId] = createSignal<string | null>(null);
  const [search, setSearch] = createSignal('');
  const [tasks] = createPromptPreviewTasksQuery({
    variables: () => ({ siteId: siteId(), search: search().trim() || null }),
    pause: () => siteId() === '',
    requestPolicy: 'cache-and-network',
  });
  const [preview] = createPromptPreviewTextQuery({
    variables: () => ({ name: props.name, taskId: taskId() ?? '', text: props.text }),
    pause: () => taskId() === null,
    requestPolicy: 'network-only',
  });
  const found = () => tasks.data?.tasks.nodes ?? [];
  const shown = () => (taskId() !== null && !preview.fetching ? preview.data?.promptPreview : undefined);
  createEffect(() => {
    const first = sites.data?.sites.nodes[0];
    if (first && siteId() === '') setSiteId(first.id);
  });
  // There is something to see at once.
  createEffect(() => {
    const [first] = found();
    if (first && taskId() === null && search() === '') setTaskId(first.id);
  });

  return (
    <div class="grid gap-5 pt-1">
      <div class="grid gap-4 sm:grid-cols-2">
        <Show when={(sites.data?.sites.nodes.length ?? 0) > 1}>
          <Select
            label="Site"
            value={siteId()}
            options={(sites.data?.sites.nodes ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id) => {
              setSiteId(id);
              setTaskId(null);
            }}
          />
        </Show>
        <Combobox
          name="task"
          label="Task"
          value={taskId()}
          onChange={setTaskId}
          options={found().map(({ id, title, contentStructure }) => ({
            value: id,
            label: title,
            hint: contentStructureLabel(contentStructure),
          }))}
          onSearch={setSearch}
          placeholder="Find a task"
        />
      </div>
      <Switch
        fallback={
          <Show
            when={taskId() !== null || tasks.fetching || sites.fetching}
            fallback={<p class="text-ink-2">There is no task to preview it on. Make one from an idea first.</p>}
          >
            <div class="grid gap-3" role="status" aria-label="Loading the preview">
              <Skeleton class="w-full" />
              <Skeleton class="w-11/12" />
              <Skeleton class="w-4/5" />
            </div>
          </Show>
        }
      >
        <Match when={taskId() !== null && !preview.fetching && preview.error}>
          {(error) => {
            const failure = () => failureOfOperation(error());
            return <Notice tone="red">{Object.values(failure().fields).join(' ') || failure().message}</Notice>;
          }}
        </Match>
        <Match when={shown()}>
          {(sent) => (
            <>
              <Sent title="Instructions" text={sent().system} />
              <Sent title="Request" text={sent().request} />
            </>
          )}
        </Match>
      </Switch>
    </div>
  );
}

const Sent = (props: { title: string; text: string }) => (
  <section class="grid min-w-0 gap-1.5">
    <h3 class="font-[550]">{props.title}</h3>
    <pre
      tabindex="0"
      class="max-h-96 overflow-auto rounded-control bg-well px-3 py-2.5 font-mono text-label leading-5 wrap-anywhere whitespace-pre-wrap text-ink-2"
    >
      {props.text}
    </pre>
  </section>
);
