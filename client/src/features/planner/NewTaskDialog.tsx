import { createSignal, Show } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { createNewTaskDialogCreateMutation } from '../../graphql/generated/features/planner/NewTaskDialog.ts';
import { createClusterOptions } from '../../lib/cluster-options.ts';
import { createForm } from '../../lib/form.ts';
import type { ContentStructure, ContentType } from '../../lib/labels.ts';
import { Button } from '../../ui/Button.tsx';
import { Combobox } from '../../ui/Combobox.tsx';
import { Dialog, DialogActions } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/Toast.tsx';
import { tasksUrl } from '../writer/writer.urls.ts';
import { countryOptions } from './countries.ts';
import { createKeywordChoice } from './keyword-choice.ts';
import { StructureFields } from './StructureFields.tsx';
import { createTermChoice } from './term-choice.ts';

export interface NewTaskDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  siteId: string;
  /** The one that is being looked at. */
  clusterId?: string | undefined;
}

export default function NewTaskDialog(props: NewTaskDialogProps) {
  return (
    <Dialog title="New task" wide open={props.open} onOpenChange={props.onOpenChange}>
      <NewTaskForm {...props} />
    </Dialog>
  );
}

/** The server names a field by its place in the list; here it has the name of its input. */
const unnumbered = (fields: Record<string, string>) =>
  Object.fromEntries(Object.entries(fields).map(([path, message]) => [path.replace(/^tasks\.\d+\./, ''), message]));

function NewTaskForm(props: NewTaskDialogProps) {
  const [, create] = createNewTaskDialogCreateMutation();
  const [type, setType] = createSignal<ContentType>('ARTICLE');
  const [structure, setStructure] = createSignal<ContentStructure>('GUIDE');
  const form = createForm({
    initial: {
      clusterId: props.clusterId ?? '',
      contentStructure: '',
      primaryKeywordId: '',
      title: '',
      taxonomyTermId: '',
      brief: '',
      tone: '',
      targetCountry: '',
    },
    required: { clusterId: 'Choose the cluster that the content will belong to.', primaryKeywordId: 'Choose the keyword that it aims at.' },
    send: async (values) => {
      const { data, error } = await create({
        tasks: [
          {
            clusterId: values.clusterId,
            contentType: type(),
            contentStructure: structure(),
            primaryKeywordId: values.primaryKeywordId,
            taxonomyTermId: values.taxonomyTermId || null,
            title: values.title.trim() || null,
            brief: values.brief.trim() || null,
            tone: values.tone.trim() || null,
            targetCountry: values.targetCountry || null,
          },
        ],
      });
      if (error) {
        const failure = failureOfOperation(error);
        return { ...failure, fields: unnumbered(failure.fields) };
      }
      props.onOpenChange(false);
      showToast({
        message: `“${data?.createTasks.tasks[0]?.title}” waits in the Writer’s queue`,
        link: { href: tasksUrl(props.siteId, { status: 'QUEUED' }), label: 'Go to Tasks' },
      });
    },
  });

  const clusters = createClusterOptions(
    () => props.siteId,
    () => (form.values.clusterId ? [form.values.clusterId] : []),
  );
  const keywords = createKeywordChoice(
    () => props.siteId,
    () => form.values.clusterId,
  );
  const terms = createTermChoice(() => props.siteId);
  /** The field of this name for a Combobox, where nothing chosen is null. */
  const choice = (name: 'clusterId' | 'primaryKeywordId' | 'taxonomyTermId' | 'targetCountry') => {
    const field = form.field(name);
    return {
      name,
      get value() {
        return field.value || null;
      },
      get error() {
        return field.error;
      },
      onChange: (value: string | null) => field.onChange(value ?? ''),
    };
  };
  const forTerm = () => type() === 'TAXONOMY';

  return (
    <form noValidate onSubmit={form.submit}>
      <div class="grid gap-4 px-5 pt-3 pb-5">
        <Show when={form.failure()}>{(words) => <Notice tone="red">{words()}</Notice>}</Show>
        <Combobox
          {...choice('clusterId')}
          label="Cluster"
          options={clusters.options()}
          onSearch={clusters.onSearch}
          placeholder="Find a cluster"
        />
        <StructureFields
          type={type()}
          structure={structure()}
          onChange={(newType, newStructure) => {
            setType(newType);
            setStructure(newStructure);
          }}
          error={form.field('contentStructure').error}
        />
        <Combobox
          {...choice('primaryKeywordId')}
          label="Primary keyword"
          options={keywords.options()}
          onSearch={keywords.setSearch}
          placeholder={form.values.clusterId ? 'Find a keyword' : 'Find a keyword of the site'}
          hint="Those of the cluster come first; type to find any keyword of the site."
        />
        <TextField {...form.field('title')} label="Title" optional description="Left empty, it is made from the primary keyword." />
        <div class="grid grid-cols-1 gap-4 sm:grid-cols-2">
          <TextField {...form.field('tone')} label="Tone" optional placeholder="plain and friendly" />
          <Combobox {...choice('targetCountry')} label="Target country" optional options={countryOptions} placeholder="Any country" />
        </div>
        <Combobox
          {...choice('taxonomyTermId')}
          label={forTerm() ? 'Term whose page this is' : 'Term to give it'}
          optional
          options={terms.options()}
          onSearch={terms.setSearch}
          placeholder="Find a category, a tag, …"
          hint={forTerm() ? 'Without it the content can be written, but not published.' : undefined}
        />
        <TextArea {...form.field('brief')} label="Brief" optional rows={4} hint="What the content is to do: an outline in plain text." />
      </div>
      <DialogActions>
        <Button type="submit" variant="primary" busy={form.busy() && 'Creating…'}>
          Create task
        </Button>
        <Button variant="ghost" onClick={() => props.onOpenChange(false)}>
          Cancel
        </Button>
      </DialogActions>
    </form>
  );
}
