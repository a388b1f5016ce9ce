import { createMemo, createSignal, For, Show } from 'solid-js';
import { formatCount, plural } from '../../lib/numbers.ts';
import { Button } from '../../ui/Button.tsx';
import { Combobox } from '../../ui/Combobox.tsx';
import { Dialog, DialogActions } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { RadioList } from '../../ui/RadioList.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/Toast.tsx';
import { tasksUrl } from '../writer/writer.urls.ts';
import { countryOptions } from './countries.ts';
import { createTasksFromIdeas } from './create-tasks.ts';

/** What is to become of ideas that existing content covers. */
export type Covered = 'UPDATE' | 'NEW' | 'LEAVE';

export interface CreateTasksDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  siteId: string;
  ideas: { id: string; title: string; coveredBy: { title: string } | null }[];
  /** How many of those that were chosen have a task already. */
  leftOut: number;
  /** What is chosen at first for those that are covered. */
  covered: Covered;
  onCreated: () => void;
}

export default function CreateTasksDialog(props: CreateTasksDialogProps) {
  // Ideas leave the choice as soon as they have their tasks; the dialog goes on with those that it began with.
  const [begun, setBegun] = createSignal(false);
  const frozen = createMemo((before: CreateTasksDialogProps['ideas']) => (begun() ? before : props.ideas), []);
  const change = (open: boolean) => {
    setBegun(false);
    props.onOpenChange(open);
  };
  const title = () =>
    frozen().length === 1 && props.covered === 'UPDATE' && frozen()[0]?.coveredBy
      ? 'Update the page you have'
      : `Create ${plural(frozen().length, 'task')}`;
  return (
    <Dialog title={title()} open={props.open && (begun() || props.ideas.length > 0)} onOpenChange={change}>
      <CreateTasksForm {...props} onOpenChange={change} ideas={frozen()} onBegin={() => setBegun(true)} />
    </Dialog>
  );
}

function CreateTasksForm(props: CreateTasksDialogProps & { onBegin: () => void }) {
  const [tone, setTone] = createSignal('');
  const [country, setCountry] = createSignal<string | null>(null);
  const [choice, setChoice] = createSignal<Covered>(props.covered);
  const work = createTasksFromIdeas();
  const covered = () => props.ideas.filter(({ coveredBy }) => coveredBy);
  const wanted = () => (choice() === 'LEAVE' ? props.ideas.filter(({ coveredBy }) => !coveredBy) : props.ideas);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (work.state.busy || wanted().length === 0) return;
    props.onBegin();
    const made = await work.create(
      wanted().map(({ id }) => id),
      { tone: tone().trim() || null, targetCountry: country(), existing: choice() === 'UPDATE' ? 'UPDATE' : 'NEW' },
    );
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
        <Show when={covered().length > 0}>
          <RadioList
            label={
              props.ideas.length === 1
                ? `You already have this page: ${covered()[0]?.coveredBy?.title}`
                : `You already have a page for ${formatCount(covered().length)} of them`
            }
            value={choice()}
            onChange={setChoice}
            options={[
              {
                value: 'UPDATE',
                label: covered().length === 1 ? 'Update that page' : 'Update those pages',
                description: 'The task belongs to the page you have; what is written becomes a new version of it.',
              },
              {
                value: 'NEW',
                label: 'Create anyway',
                description: 'A second page for the same search. They may take readers from each other.',
              },
              ...(covered().length < props.ideas.length
                ? [
                    {
                      value: 'LEAVE' as const,
                      label: `Leave ${covered().length === 1 ? 'it' : 'them'} out`,
                      description: 'The idea stays as it is.',
                    },
                  ]
                : []),
            ]}
          />
        </Show>
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
      </div>
      <DialogActions>
        <Button type="submit" variant="primary" busy={work.state.busy && 'Creating…'}>
          {work.state.created ? 'Try the rest again' : `Create ${formatCount(wanted().length)}`}
        </Button>
        <Button variant="ghost" onClick={() => props.onOpenChange(false)}>
          {work.state.created ? 'Leave it at that' : 'Cancel'}
        </Button>
      </DialogActions>
    </form>
  );
}
