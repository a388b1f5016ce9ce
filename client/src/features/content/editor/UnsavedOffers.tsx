import { createSignal, For } from 'solid-js';
import { ago } from '../../../lib/ago.ts';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import type { Editing } from './create-editor.ts';
import type { UnsavedEntry } from './unsaved/unsaved.ts';

/** Text that was never saved, or was set aside: it is offered until somebody has said what becomes of it. */
export function UnsavedOffers(props: { editing: Editing; readOnly: boolean }) {
  const [dropping, setDropping] = createSignal<UnsavedEntry>();
  const startedFrom = (entry: UnsavedEntry) =>
    entry.version < props.editing.base().version
      ? ` It began from version ${entry.version}, and version ${props.editing.base().version} is here now: saving it will show you both.`
      : '';
  return (
    <>
      <For each={props.editing.offers()}>
        {(entry) => (
          <Notice tone="ochre">
            <div class="flex flex-wrap items-center gap-x-3 gap-y-1.5">
              <p class="min-w-0 flex-1 basis-60">
                <b class="font-semibold">
                  {entry.fields.contentHtml !== undefined || entry.fields.title !== undefined ? 'Unsaved text' : 'Unsaved edits'} from{' '}
                  {ago(new Date(entry.at).toISOString())}
                </b>{' '}
                {entry.here ? 'is kept in this browser' : 'was typed in another window or on another device'}.{startedFrom(entry)}
              </p>
              <div class="flex gap-1.5">
                <Button size="small" disabled={props.readOnly} onClick={() => props.editing.restore(entry)}>
                  Put it back
                </Button>
                <Button size="small" variant="ghost" onClick={() => setDropping(entry)}>
                  Throw it away
                </Button>
              </div>
            </div>
          </Notice>
        )}
      </For>
      <ConfirmDialog
        open={dropping() !== undefined}
        onOpenChange={() => setDropping(undefined)}
        title="Throw the unsaved text away?"
        confirm="Throw it away"
        danger
        onConfirm={() => {
          const entry = dropping();
          if (entry) props.editing.discard(entry);
          setDropping(undefined);
        }}
      >
        It was never saved, and is kept nowhere else. What is saved stays as it is.
      </ConfirmDialog>
    </>
  );
}
