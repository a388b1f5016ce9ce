import { Show } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { createProfileFormUpdateMutation } from '../../graphql/generated/features/settings/ProfileForm.ts';
import { createForm } from '../../lib/form.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/Toast.tsx';

/** Your own name and address. */
export function ProfileForm(props: { name: string; email: string }) {
  const [, update] = createProfileFormUpdateMutation();
  const form = createForm({
    initial: { name: props.name, email: props.email },
    required: { name: 'Give the name that others see.', email: 'Give an e-mail address, as in mara@example.com.' },
    send: async (input) => {
      const { error } = await update({ input });
      if (error) return failureOfOperation(error);
      showToast({ message: 'Your account is saved.' });
    },
  });
  const changed = () => form.values.name.trim() !== props.name || form.values.email.trim() !== props.email;

  return (
    <form noValidate onSubmit={form.submit} class="grid gap-4">
      <Show when={form.failure()}>{(words) => <Notice tone="red">{words()}</Notice>}</Show>
      <TextField {...form.field('name')} label="Name" autocomplete="name" description="What you write stays under this name." />
      <TextField {...form.field('email')} kind="email" label="E-mail" autocomplete="email" description="What you sign in with." />
      <Button type="submit" class="justify-self-start" disabled={!changed()} busy={form.busy() && 'Saving…'}>
        Save
      </Button>
    </form>
  );
}
