import { Show } from 'solid-js';
import { createForm } from '../../lib/form.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { signIn } from './auth.requests.ts';

export function SignInForm(props: { onDone: () => void }) {
  const form = createForm({
    initial: { email: '', password: '' },
    required: { email: 'Give the e-mail address of your account.', password: 'Give your password.' },
    send: async (account) => {
      const refused = await signIn(account);
      if (!refused) props.onDone();
      return refused;
    },
  });

  return (
    <form noValidate onSubmit={form.submit} class="grid gap-5" aria-labelledby="sign-in-title">
      <header class="grid gap-1.5">
        <h1 id="sign-in-title" class="serif-title text-display">
          Sign in
        </h1>
        <p class="text-ink-2">Your keywords, drafts and sites are where you left them.</p>
      </header>
      <Show when={form.failure()}>{(words) => <Notice tone="red">{words()}</Notice>}</Show>
      <TextField {...form.field('email')} kind="email" label="E-mail" autocomplete="username" autofocus />
      <TextField {...form.field('password')} kind="password" label="Password" autocomplete="current-password" />
      <Button type="submit" variant="primary" class="h-8.5 w-full" busy={form.busy() && 'Signing in…'}>
        Sign in
      </Button>
      <p class="border-t border-rule pt-4 text-label text-ink-3">
        No account yet, or the password lost? An owner makes you a link in Settings, People. The first owner’s is printed in the terminal
        where the program runs.
      </p>
    </form>
  );
}
