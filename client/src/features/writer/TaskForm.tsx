import { onMount, Show } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { type Masked, unmask } from '../../graphql/fragment.ts';
import {
  type ContentStructure,
  type ContentType,
  createTaskFormUpdateMutation,
  type TaskForm_TaskFragment,
} from '../../graphql/generated/features/writer/TaskForm.ts';
import { createForm } from '../../lib/form.ts';
import { contentStructureLabel, contentTypeLabel, contentTypes, optionsOf, structuresOf } from '../../lib/labels.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';

/** Its button stands at the foot of the sheet, outside the form. */
export const TASK_FORM = 'task-form';

export interface TaskFormProps {
  task: Masked<TaskForm_TaskFragment>;
  onBusy: (busy: boolean) => void;
  onDone: () => void;
}

export function TaskForm(props: TaskFormProps) {
  const task = unmask<TaskForm_TaskFragment>(props.task);
  const [, update] = createTaskFormUpdateMutation();
  const form = createForm({
    initial: {
      title: task.title,
      contentType: task.contentType as string,
      contentStructure: task.contentStructure as string,
      tone: task.tone ?? '',
      targetCountry: task.targetCountry ?? '',
      brief: task.brief ?? '',
    },
    required: { title: 'Give the task a title.' },
    send: async ({ title, contentType, contentStructure, tone, targetCountry, brief }) => {
      props.onBusy(true);
      const { error } = await update({
        id: task.id,
        input: {
          title: title.trim(),
          contentType: contentType as ContentType,
          contentStructure: contentStructure as ContentStructure,
          tone: tone.trim(),
          targetCountry: targetCountry.trim().toUpperCase() || null,
          brief,
        },
      });
      props.onBusy(false);
      if (error) return failureOfOperation(error);
      props.onDone();
    },
  });

  let element!: HTMLFormElement;
  onMount(() => element.querySelector('input')?.focus());

  return (
    <form ref={element} id={TASK_FORM} noValidate onSubmit={form.submit} class="grid gap-4">
      <Show when={form.failure()}>{(words) => <Notice tone="red">{words()}</Notice>}</Show>
      <TextField {...form.field('title')} label="Title" />
      <div class="grid grid-cols-2 gap-3">
        <Select
          {...form.field('contentType')}
          label="Type"
          options={optionsOf(contentTypes, contentTypeLabel)}
          onChange={(type) => {
            form.field('contentType').onChange(type);
            // A structure belongs to one type.
            form.field('contentStructure').onChange(structuresOf(type as ContentType)[0] ?? '');
          }}
        />
        <Select
          {...form.field('contentStructure')}
          label="Structure"
          options={optionsOf(structuresOf(form.values.contentType as ContentType), contentStructureLabel)}
        />
      </div>
      <div class="grid grid-cols-2 gap-3">
        <TextField {...form.field('tone')} label="Tone" optional placeholder="Plain and friendly" />
        <TextField {...form.field('targetCountry')} label="Target country" optional placeholder="US" />
      </div>
      <TextArea
        {...form.field('brief')}
        label="Brief"
        rows={12}
        optional
        hint="What the content is to do: an outline, the points that it must make."
      />
    </form>
  );
}
