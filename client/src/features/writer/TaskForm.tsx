import { onMount, Show } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { type Masked, unmask } from '../../graphql/fragment.ts';
import {
  type ContentStructure,
  type ContentType,
  createTaskFormUpdateMutation,
  type TaskForm_SettingsFragment,
  type TaskForm_TaskFragment,
} from '../../graphql/generated/features/writer/TaskForm.ts';
import { languageName, languageOptions } from '../../lib/ai-words.ts';
import { createForm } from '../../lib/form.ts';
import { contentStructureLabel, contentTypeLabel, contentTypes, optionsOf, structuresOf } from '../../lib/labels.ts';
import { plural } from '../../lib/numbers.ts';
import { numberIn } from '../../lib/numbers-in.ts';
import { Button } from '../../ui/Button.tsx';
import { Combobox } from '../../ui/Combobox.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';

export interface TaskFormProps {
  task: Masked<TaskForm_TaskFragment>;
  settings: Masked<TaskForm_SettingsFragment>;
  onDone: () => void;
}

/** What the Writer is told; left empty, the rest is as the AI settings have it. */
export function TaskForm(props: TaskFormProps) {
  const task = unmask<TaskForm_TaskFragment>(props.task);
  const settings = () => unmask<TaskForm_SettingsFragment>(props.settings);
  const [, update] = createTaskFormUpdateMutation();
  const form = createForm({
    initial: {
      title: task.title,
      contentType: task.contentType as string,
      contentStructure: task.contentStructure as string,
      brief: task.brief ?? '',
      tone: task.tone ?? '',
      targetCountry: task.targetCountry ?? '',
      language: task.language ?? '',
      words: task.words?.toString() ?? '',
      model: task.model ?? '',
      temperature: task.temperature?.toString() ?? '',
    },
    required: { title: 'Give the task a title.' },
    send: async (values) => {
      const words = numberIn('words', values.words, { from: 50, to: 10_000, whole: true });
      const temperature = numberIn('temperature', values.temperature, { from: 0, to: 2 });
      const wrong = { ...words.wrong, ...temperature.wrong };
      if (Object.keys(wrong).length > 0) return { code: 'BAD_USER_INPUT', message: '', fields: wrong };
      const { error } = await update({
        id: task.id,
        input: {
          title: values.title.trim(),
          contentType: values.contentType as ContentType,
          contentStructure: values.contentStructure as ContentStructure,
          brief: values.brief,
          tone: values.tone.trim(),
          targetCountry: values.targetCountry.trim().toUpperCase() || null,
          language: values.language.trim() || null,
          words: words.value,
          model: values.model.trim() || null,
          temperature: temperature.value,
        },
      });
      if (error) return failureOfOperation(error);
      props.onDone();
    },
  });
  const language = form.field('language');

  let element!: HTMLFormElement;
  onMount(() => element.querySelector('input')?.focus());

  return (
    <form ref={element} noValidate onSubmit={form.submit} class="grid gap-4">
      <h1 class="serif-title text-title">Edit the task</h1>
      <Show when={form.failure()}>{(words) => <Notice tone="red">{words()}</Notice>}</Show>
      <TextField {...form.field('title')} label="Title" />
      <div class="grid grid-cols-1 gap-4 sm:grid-cols-2">
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
      <TextArea
        {...form.field('brief')}
        label="Brief"
        rows={10}
        optional
        hint="What the content is to do: an outline, the points that it must make."
      />
      <div class="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <TextField {...form.field('tone')} label="Tone" optional placeholder="plain and friendly" />
        <TextField {...form.field('targetCountry')} label="Target country" optional placeholder="US" description="Two letters, as in US." />
        <Combobox
          name="language"
          label="Language"
          optional
          value={language.value || null}
          error={language.error}
          onChange={(value) => language.onChange(value ?? '')}
          options={languageOptions}
          placeholder={settings().language ? languageName(settings().language as string) : 'As the keywords'}
        />
        <TextField
          {...form.field('words')}
          label="Length in words"
          optional
          placeholder={settings().words ? plural(settings().words as number, 'word') : 'Usual for the structure'}
        />
        <Show when={settings().provider}>
          <TextField
            {...form.field('model')}
            label="Model"
            kind="address"
            optional
            placeholder={settings().model ?? ''}
            description="Another one of the same provider."
          />
          <TextField
            {...form.field('temperature')}
            label="Temperature"
            optional
            placeholder={settings().temperature?.toString() ?? 'As the provider has it'}
            description="0 keeps to the likely, 2 wanders."
          />
        </Show>
      </div>
      <div class="flex items-center gap-2">
        <Button type="submit" variant="primary" busy={form.busy() && 'Saving…'}>
          Save task
        </Button>
        <Button variant="ghost" onClick={() => props.onDone()}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
