import { createMemo, createSignal, For, Show } from 'solid-js';
import { formatCount, plural } from '../../lib/numbers.ts';
import { Button } from '../../ui/Button.tsx';
import { Combobox } from '../../ui/Combobox.tsx';
import { Dialog, DialogActions } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/Toast.tsx';
import { tasksUrl } from '../writer/writer.urls.ts';
import { countryOptions } from './countries.ts';
import { createTasksFromIdeas } from './create-tasks.ts';

export interface CreateTasksDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  siteId: string;
  ideas: { id: string; title: string }[];
  /** How many of those that were chosen have a task already. */
  leftOut: number;
  onCreated: () => void;
}

export function CreateTasksDialog(props: CreateTasksDialogProps) {
  // Ideas leave the choice as soon as they have their tasks; the dialog goes on with those that it began with.
  const [begun, setBegun] = createSignal(false);
  const frozen = createMemo((before: CreateTasksDialogProps['ideas']) => (begun() ? before : props.ideas), []);
  const change = (open: boolean) => {
    setBegun(false);
    props.onOpenChange(open);
  };
  return (
    <Dialog
      title={`Create ${plural(frozen().length, 'task')}`}
      open={props.open && (begun() || props.ideas.length > 0)}
      onOpenChange={change}
    >
      <CreateTasksForm {...props} onOpenChange={change} ideas={frozen()} onBegin={() => setBegun(true)} />
    </Dialog>
  );
}

function CreateTasksForm(props: CreateTasksDialogProps & { onBegin: () => void }) {
  const [tone, setTone] = createSignal('');
  const [country, setCountry] = createSignal<string | null>(null);
  const work = createTasksFromIdeas();

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (work.state.busy) return;
    props.onBegin();
    const ids = props.ideas.map(({ id }) => id);
    const made = await work.create(ids, { tone: tone().trim() || null, targetCountry: country() });
    if (!made) return;
    props.onOpenChange(false);
    props.onCreated();
    showToast({
      message: `${plural(made, 'task')} in the Writer’s queue`,
      link: { href: tasksUrl(props.siteId, { status: 'QUEUED' }), label: 'Go to Tasks' },
    });
  };

  return (
    <form noValidate onSubmit={submit}>
      <div class="grid gap-4 px-5 pt-3 pb-5">
        <ul class="grid gap-0.5">
          <For each={props.ideas.slice(0, 4)}>
            {({ title }) => (
              <li class="serif-title truncate text-row" title={title}>
                {title}
              </li>
            )}
          </For>
          <Show when={props.ideas.length > 4}>
            <li class="text-ink-3">and {formatCount(props.ideas.length - 4)} more</li>
          </Show>
        </ul>
        <Show when={props.leftOut > 0}>
          <p class="text-ink-2">{plural(props.leftOut, 'idea has', 'ideas have')} a task already, and get no second one.</p>
        </Show>
        <Show when={work.state.failure}>{(words) => <Notice tone="red">{words()}</Notice>}</Show>
        <TextField label="Tone" name="tone" optional value={tone()} onChange={setTone} placeholder="plain and friendly" />
        <Combobox
          label="Target country"
          name="targetCountry"
          optional
          value={country()}
          options={countryOptions}
          onChange={setCountry}
          placeholder="Any country"
        />
        <p class="text-label text-ink-3">
          Each idea becomes a queued task with its title, brief, type, structure and keywords
          {tone().trim() || country() ? '; tone and country are set on all of them' : ''}. Nothing is written yet: you start that under
          Tasks.
        </p>
        <Show when={work.state.total > 0}>
          <ProgressBar label="Tasks set up" done={work.state.done} total={work.state.total} running />
        </Show>
      </div>
      <DialogActions>
        <Button type="submit" variant="primary" busy={work.state.busy && 'Creating…'}>
          {work.state.created ? 'Try the rest again' : `Create ${formatCount(props.ideas.length)}`}
        </Button>
        <Button variant="ghost" onClick={() => props.onOpenChange(false)}>
          {work.state.created ? 'Leave it at that' : 'Cancel'}
        </Button>
      </DialogActions>
    </form>
  );
}
