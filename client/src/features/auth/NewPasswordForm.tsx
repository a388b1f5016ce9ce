import { Show } from 'solid-js';
import { createForm } from '../../lib/form.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { acceptLink, type LinkFacts } from './auth.requests.ts';

/** Sets a new password by a link that an owner made. */
export function NewPasswordForm(props: { link: string; facts: LinkFacts; onDone: () => void }) {
  const form = createForm({
    initial: { password: '' },
    required: { password: 'Choose a password.' },
    send: async ({ password }) => {
      const refused = await acceptLink({ link: props.link, password });
      if (!refused) props.onDone();
      return refused;
    },
  });

  return (
    <form noValidate onSubmit={form.submit} class="grid gap-5" aria-labelledby="password-title">
      <header class="grid gap-1.5">
        <h1 id="password-title" class="serif-title text-display">
          Set a new password
        </h1>
        <p class="text-ink-2">
          For the account of <b class="font-semibold text-ink">{props.facts.name}</b>, {props.facts.email}. This link works once. You are
          signed out wherever you are signed in now.
        </p>
      </header>
      <Show when={form.failure()}>{(words) => <Notice tone="red">{words()}</Notice>}</Show>
      {/* For what keeps passwords: it learns whose this one is. */}
      <input type="hidden" name="username" autocomplete="username" value={props.facts.email ?? ''} />
      <TextField
        {...form.field('password')}
        kind="password"
        label="New password"
        autocomplete="new-password"
        description="At least 10 characters."
        autofocus
      />
      <Button type="submit" variant="primary" class="h-8.5 w-full" busy={form.busy() && 'Setting it…'}>
        Set password and sign in
      </Button>
    </form>
  );
}
