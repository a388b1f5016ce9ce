import { createEffect, createSignal, on, Show } from 'solid-js';
import { failureOfOperation } from '../../../graphql/failure.ts';
import { createRoleDialogChangeMutation } from '../../../graphql/generated/features/settings/people/RoleDialog.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../../ui/Dialog.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { RadioList } from '../../../ui/RadioList.tsx';
import { type Role, roles } from '../roles.ts';
import type { Person } from './PersonList.tsx';

/** Gives somebody another role. */
export function RoleDialog(props: { person: Person | undefined; onClose: () => void }) {
  const [changed, change] = createRoleDialogChangeMutation();
  const [role, setRole] = createSignal<Role>('VIEWER');
  createEffect(
    on(
      () => props.person?.id,
      () => props.person && setRole(props.person.role),
    ),
  );
  const save = async () => {
    if (!props.person) return;
    const { error } = await change({ id: props.person.id, role: role() });
    if (!error) props.onClose();
  };
  return (
    <Dialog
      title={`The role of ${props.person?.name ?? ''}`}
      open={props.person !== undefined}
      onOpenChange={(open) => !open && props.onClose()}
    >
      <div class="grid gap-4 px-5 pt-4 pb-5">
        <Show when={changed.error}>{(error) => <Notice tone="red">{failureOfOperation(error()).message}</Notice>}</Show>
        <RadioList label="What they may do" value={role()} onChange={setRole} options={roles} />
        <p class="text-label text-ink-3">
          It holds at once, where they are signed in too. API tokens that they made never do more than they may.
        </p>
        <Show when={props.person?.isViewer && role() !== 'OWNER'}>
          <Notice tone="ochre">This is you: from then on you manage people no longer. Another owner can give it back.</Notice>
        </Show>
      </div>
      <DialogActions>
        <Button variant="primary" disabled={role() === props.person?.role} busy={changed.fetching && 'Changing…'} onClick={save}>
          Change role
        </Button>
        <Button variant="ghost" onClick={props.onClose}>
          Cancel
        </Button>
      </DialogActions>
    </Dialog>
  );
}
