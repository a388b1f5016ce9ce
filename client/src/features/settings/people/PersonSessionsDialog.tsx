import { Show } from 'solid-js';
import { Button } from '../../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../../ui/Dialog.tsx';
import { SessionList } from '../SessionList.tsx';
import type { Person } from './PersonList.tsx';

/** Where somebody is signed in. */
export function PersonSessionsDialog(props: { person: Person | undefined; onClose: () => void }) {
  return (
    <Dialog
      title={`Where ${props.person?.name ?? ''} is signed in`}
      open={props.person !== undefined}
      onOpenChange={(open) => !open && props.onClose()}
    >
      <div class="grid max-h-[60vh] gap-4 overflow-y-auto px-5 pt-4 pb-5">
        <Show when={props.person}>{(person) => <SessionList userId={person().id} />}</Show>
      </div>
      <DialogActions>
        <Button onClick={props.onClose}>Close</Button>
      </DialogActions>
    </Dialog>
  );
}
