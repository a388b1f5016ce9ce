import { A } from '@solidjs/router';
import { createSignal, For, Show } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { type Masked, unmask } from '../../graphql/fragment.ts';
import {
  createEditIdeaDialogUpdateMutation,
  type EditIdeaDialog_IdeaFragment,
} from '../../graphql/generated/features/planner/EditIdeaDialog.ts';
import { createForm } from '../../lib/form.ts';
import { Button } from '../../ui/Button.tsx';
import { Combobox, MultiCombobox } from '../../ui/Combobox.tsx';
import { Dialog, DialogActions } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/Toast.tsx';
import { tasksUrl } from '../writer/writer.urls.ts';
import { CoveredNotice } from './CoveredNotice.tsx';
import { createKeywordChoice } from './keyword-choice.ts';
import { StructureFields } from './StructureFields.tsx';

type Idea = EditIdeaDialog_IdeaFragment;

export interface EditIdeaDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  idea: Masked<EditIdeaDialog_IdeaFragment> | undefined;
  mayWrite: boolean;
  /** For one whose page is there already. */
  onUpdatePage: (ideaId: string) => void;
  onCreateAnyway: (ideaId: string) => void;
}

export default function EditIdeaDialog(props: EditIdeaDialogProps) {
  const idea = () => props.idea && unmask<EditIdeaDialog_IdeaFragment>(props.idea);
  const editable = () => props.mayWrite && idea()?.status !== 'QUEUED';
  return (
    <Dialog
      title={editable() ? 'Edit the idea' : 'Idea'}
      wide
      open={props.open && props.idea !== undefined}
      onOpenChange={props.onOpenChange}
    >
      <Show when={idea()?.id} keyed>
        <Show when={editable()} fallback={<ReadIdea idea={idea() as Idea} />}>
          <EditIdeaForm {...props} idea={idea() as Idea} onClose={() => props.onOpenChange(false)} />
        </Show>
      </Show>
    </Dialog>
  );
}

interface EditIdeaFormProps extends Pick<EditIdeaDialogProps, 'onUpdatePage' | 'onCreateAnyway'> {
  idea: Idea;
  onClose: () => void;
}

function EditIdeaForm(props: EditIdeaFormProps) {
  const [, update] = createEditIdeaDialogUpdateMutation();
  const [type, setType] = createSignal(props.idea.contentType);
  const [structure, setStructure] = createSignal(props.idea.contentStructure);
  const primaryBefore = props.idea.primaryKeyword?.id ?? '';
  const [supporting, setSupporting] = createSignal(props.idea.keywords.map(({ id }) => id).filter((id) => id !== primaryBefore));
  const form = createForm({
    initial: {
      title: props.idea.title,
      primaryKeywordId: primaryBefore,
      brief: props.idea.brief ?? '',
      estimatedWords: props.idea.estimatedWords === null ? '' : String(props.idea.estimatedWords),
      contentStructure: '',
      keywordIds: '',
    },
    required: { title: 'Give it a title.', primaryKeywordId: 'Choose the keyword that it aims at.' },
    send: async ({ title, brief, estimatedWords, primaryKeywordId }) => {
      const words = estimatedWords.trim() === '' ? null : Number(estimatedWords.replace(/[\s,.]/g, ''));
      if (words !== null && !(Number.isInteger(words) && words >= 50 && words <= 20_000)) {
        const message = 'Give a whole number from 50 to 20,000, or nothing.';
        return { code: 'BAD_USER_INPUT', message, fields: { estimatedWords: message } };
      }
      const input = {
        title,
        brief: brief || null,
        estimatedWords: words,
        contentType: type(),
        contentStructure: structure(),
        primaryKeywordId,
        keywordIds: [...new Set([primaryKeywordId, ...supporting()])],
      };
      const { error } = await update({ id: props.idea.id, input });
      if (error) return failureOfOperation(error);
      props.onClose();
      showToast({ message: 'Idea saved' });
    },
  });
  const keywords = createKeywordChoice(
    () => props.idea.siteId,
    () => props.idea.cluster?.id ?? '',
    () => props.idea.keywords,
  );
  const others = createKeywordChoice(
    () => props.idea.siteId,
    () => props.idea.cluster?.id ?? '',
    () => props.idea.keywords,
  );
  const primary = form.field('primaryKeywordId');
  /** What it aimed at before is still answered. */
  const aimAt = (keywordId: string) => {
    const before = primary.value;
    const others = supporting().filter((id) => id !== keywordId);
    setSupporting(before && before !== keywordId ? [before, ...others] : others);
    primary.onChange(keywordId);
  };

  return (
    <form noValidate onSubmit={form.submit}>
      <div class="grid gap-4 px-5 pt-3 pb-5">
        <Show when={form.failure()}>{(words) => <Notice tone="red">{words()}</Notice>}</Show>
        <Show when={props.idea.coveredBy}>
          {(page) => (
            <CoveredNotice
              siteId={props.idea.siteId}
              page={page()}
              onUpdate={() => props.onUpdatePage(props.idea.id)}
              onCreateAnyway={() => props.onCreateAnyway(props.idea.id)}
            />
          )}
        </Show>
        <TextField {...form.field('title')} label="Title" />
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
          label="Primary keyword"
          name="primaryKeywordId"
          value={primary.value || null}
          error={primary.error}
          options={keywords.options()}
          onSearch={keywords.setSearch}
          onChange={(value) => aimAt(value ?? '')}
          placeholder="Find a keyword"
          hint="What it aims at. Those of the cluster come first; type to find any keyword of the site."
        />
        <MultiCombobox
          label="Supporting keywords"
          name="keywordIds"
          optional
          values={supporting()}
          options={others.options().filter(({ value }) => value !== primary.value)}
          onSearch={others.setSearch}
          onChange={setSupporting}
          error={form.field('keywordIds').error}
          placeholder="Find keywords that it answers as well"
        />
        <TextArea {...form.field('brief')} label="Brief" optional rows={6} hint="What the content is to do: an outline in plain text." />
        <div class="sm:max-w-40">
          <TextField {...form.field('estimatedWords')} label="Words, about" optional placeholder="1200" />
        </div>
      </div>
      <DialogActions>
        <Button type="submit" variant="primary" busy={form.busy() && 'Saving…'}>
          Save idea
        </Button>
        <Button variant="ghost" onClick={props.onClose}>
          Cancel
        </Button>
      </DialogActions>
    </form>
  );
}

const ReadIdea = (props: { idea: Idea }) => (
  <div class="grid gap-3.5 px-5 pt-2 pb-5">
    <p class="serif-title text-row">{props.idea.title}</p>
    <Show when={props.idea.status === 'QUEUED'}>
      <p class="text-ink-2">
        It has a task already, so the task is what to change.{' '}
        <A href={tasksUrl(props.idea.siteId, { cluster: props.idea.cluster?.id ?? '' })} class="text-link">
          Go to the tasks of its cluster
        </A>
      </p>
    </Show>
    <Show when={props.idea.brief}>
      <p class="max-h-[45vh] overflow-y-auto whitespace-pre-wrap">{props.idea.brief}</p>
    </Show>
    <Show when={props.idea.keywords.length > 0}>
      <div>
        <h3 class="text-label font-medium text-ink-3">Keywords that it answers</h3>
        <ul class="mt-1 flex flex-wrap gap-x-3 gap-y-0.5 text-ink-2">
          <For each={props.idea.keywords}>{({ text }) => <li>{text}</li>}</For>
        </ul>
      </div>
    </Show>
  </div>
);
