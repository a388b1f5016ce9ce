import { createSignal, Show } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { createPasswordFormChangeMutation } from '../../graphql/generated/features/settings/PasswordForm.ts';
import { createForm } from '../../lib/form.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';

/** Another password for your own account. */
export function PasswordForm(props: { email: string }) {
  const [ended, setEnded] = createSignal<number>();
  return (
    <Show when={ended() === undefined} fallback={<Changed ended={ended() ?? 0} onAgain={() => setEnded(undefined)} />}>
      <Fields email={props.email} onDone={setEnded} />
    </Show>
  );
}

function Fields(props: { email: string; onDone: (ended: number) => void }) {
  const [, change] = createPasswordFormChangeMutation();
  const form = createForm({
    initial: { currentPassword: '', newPassword: '' },
    required: { currentPassword: 'Give the password that you have.', newPassword: 'Choose another one.' },
    send: async (input) => {
      const { data, error } = await change({ input });
      if (error) return failureOfOperation(error);
      if (data) props.onDone(data.changePassword.revoked);
    },
  });
  return (
    <form noValidate onSubmit={form.submit} class="grid gap-4">
      <Show when={form.failure()}>{(words) => <Notice tone="red">{words()}</Notice>}</Show>
      <input type="hidden" name="username" autocomplete="username" value={props.email} />
      <TextField {...form.field('currentPassword')} kind="password" label="Password until now" autocomplete="current-password" />
      <TextField
        {...form.field('newPassword')}
        kind="password"
        label="New password"
        autocomplete="new-password"
        description="At least 10 characters."
      />
      <Button type="submit" class="justify-self-start" busy={form.busy() && 'Changing…'}>
        Change password
      </Button>
    </form>
  );
}

function Changed(props: { ended: number; onAgain: () => void }) {
  const words = () => {
    if (props.ended === 0) return 'You were signed in nowhere else.';
    return props.ended === 1 ? 'One other browser was signed out.' : `${props.ended} other browsers were signed out.`;
  };
  return (
    <div class="grid justify-items-start gap-3">
      <Notice tone="green">Your password is changed. {words()}</Notice>
      <Button variant="ghost" onClick={() => props.onAgain()}>
        Change it again
      </Button>
    </div>
  );
}
