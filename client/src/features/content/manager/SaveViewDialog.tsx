import { createEffect, createSignal, on, Show } from 'solid-js';
import { type Failure, placeFailure } from '../../../lib/failure.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Dialog, DialogActions } from '../../../ui/Dialog.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { showToast } from '../../../ui/Toast.tsx';
import type { SavedView, SavedViews } from './saved-views.ts';

const MOST_LETTERS = 60;

interface SaveViewDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  views: SavedViews;
  /** The view that gets another name; without it a new one is made of what is shown. */
  renamed: SavedView | undefined;
}

export default function SaveViewDialog(props: SaveViewDialogProps) {
  return (
    <Dialog title={props.renamed ? 'Rename the view' : 'Save this view'} open={props.open} onOpenChange={props.onOpenChange}>
      <Form {...props} />
    </Dialog>
  );
}

function Form(props: SaveViewDialogProps) {
  const [name, setName] = createSignal(props.renamed?.name ?? '');
  const [shared, setShared] = createSignal(props.renamed?.shared ?? false);
  const [failure, setFailure] = createSignal<Failure>();
  const [busy, setBusy] = createSignal(false);
  createEffect(on(name, () => setFailure(undefined), { defer: true }));

  // A name that is taken is a matter of the name, whichever way it is told.
  const placed = () => {
    const failed = failure();
    if (!failed) return undefined;
    return failed.code === 'CONFLICT' ? { form: undefined, fields: { name: failed.message } } : placeFailure(failed, ['name']);
  };
  const refuse = (message: string) => setFailure({ code: 'BAD_USER_INPUT', message, fields: { name: message } });

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy()) return;
    const wanted = name().trim();
    if (wanted === '') return refuse('Give it a name.');
    if (wanted.length > MOST_LETTERS) return refuse(`At most ${MOST_LETTERS} letters.`);
    setBusy(true);
    const { renamed } = props;
    const failed = await props.views.save(
      renamed
        ? { id: renamed.id, name: wanted, query: renamed.query, shared: shared() }
        : { name: wanted, query: props.views.query(), shared: shared() },
    );
    setBusy(false);
    if (failed) return setFailure(failed);
    showToast({ message: `“${wanted}” is among your views` });
    props.onOpenChange(false);
  };

  return (
    <form noValidate onSubmit={submit}>
      <div class="grid gap-4 px-5 pt-3 pb-5">
        <Show when={placed()?.form}>{(words) => <Notice tone="red">{words()}</Notice>}</Show>
        <TextField
          label="Name"
          name="name"
          value={name()}
          onChange={setName}
          error={placed()?.fields.name}
          placeholder="Ready to publish"
        />
        <Checkbox
          label="Share with everybody"
          description="Everybody of this site sees it among their views; only you can change it."
          checked={shared()}
          onChange={setShared}
        />
        <Show when={!props.renamed}>
          <p class="text-label text-ink-3">It keeps the filters, the order and the columns. What it shows follows the content.</p>
        </Show>
      </div>
      <DialogActions>
        <Button type="submit" variant="primary" busy={busy() && 'Saving…'}>
          {props.renamed ? 'Rename' : 'Save view'}
        </Button>
        <Button variant="ghost" onClick={() => props.onOpenChange(false)}>
          Cancel
        </Button>
      </DialogActions>
    </form>
  );
}
