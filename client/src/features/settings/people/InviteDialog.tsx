import { createSignal, Show } from 'solid-js';
import { failureOfOperation } from '../../../graphql/failure.ts';
import {
  createInviteDialogInviteMutation,
  type InviteDialog_InviteMutation,
} from '../../../graphql/generated/features/settings/people/InviteDialog.ts';
import { createForm } from '../../../lib/form.ts';
import { Button } from '../../../ui/Button.tsx';
import { CopyOnce } from '../../../ui/CopyOnce.tsx';
import { Dialog, DialogActions } from '../../../ui/Dialog.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { RadioList } from '../../../ui/RadioList.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { aRole, type Role, roles } from '../roles.ts';

type Invited = InviteDialog_InviteMutation['inviteUser'];

/** Invites somebody, and shows the link the only time that it can be seen. */
export function InviteDialog(props: { open: boolean; onClose: () => void }) {
  const [invited, setInvited] = createSignal<Invited>();
  const close = () => {
    setInvited(undefined);
    props.onClose();
  };
  return (
    <Dialog title={invited() ? 'Hand over this link' : 'Invite somebody'} open={props.open} onOpenChange={(open) => !open && close()}>
      <Show when={invited()} fallback={<InviteForm onInvited={setInvited} onClose={close} />}>
        {(made) => (
          <CopyOnce
            label="Link of the invitation"
            secret={made().link}
            notice={`${made().invitation.email ?? 'Whoever opens it first'} becomes ${aRole(made().invitation.role)} here. It works once, within 7 days.`}
            onClose={close}
          >
            Send it in a way that only they read.
          </CopyOnce>
        )}
      </Show>
    </Dialog>
  );
}

function InviteForm(props: { onInvited: (made: Invited) => void; onClose: () => void }) {
  const [, invite] = createInviteDialogInviteMutation();
  const [role, setRole] = createSignal<Role>('EDITOR');
  const form = createForm({
    initial: { email: '' },
    required: {},
    send: async ({ email }) => {
      const { data, error } = await invite({ input: { role: role(), email: email.trim() || null } });
      if (error) return failureOfOperation(error);
      if (data) props.onInvited(data.inviteUser);
    },
  });

  return (
    <form noValidate onSubmit={form.submit}>
      <div class="grid gap-4 px-5 pt-4 pb-5">
        <Show when={form.failure()}>{(words) => <Notice tone="red">{words()}</Notice>}</Show>
        <TextField
          {...form.field('email')}
          kind="email"
          label="E-mail"
          optional
          description="With it, only this address is accepted. Nothing is sent: you hand over the link."
        />
        <RadioList label="As" value={role()} onChange={setRole} options={roles} />
      </div>
      <DialogActions>
        <Button type="submit" variant="primary" busy={form.busy() && 'Making…'}>
          Make the link
        </Button>
        <Button variant="ghost" onClick={props.onClose}>
          Cancel
        </Button>
      </DialogActions>
    </form>
  );
}
