import { Show } from 'solid-js';
import { createForm } from '../../lib/form.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { acceptLink, type LinkFacts } from './auth.requests.ts';

export interface AcceptLinkFormProps {
  /** The secret of the one-time link. */
  link: string;
  facts: LinkFacts;
  onDone: () => void;
  onHasAccount: () => void;
}

const roleWords: Record<LinkFacts['role'], string> = {
  owner: 'an owner: you may do everything, and manage people and sites',
  editor: 'an editor: you may plan, write and publish',
  viewer: 'a viewer: you see everything and change nothing',
};

export function AcceptLinkForm(props: AcceptLinkFormProps) {
  const form = createForm({
    initial: { name: '', email: props.facts.email ?? '', password: '' },
    required: {
      name: 'Give the name that others see.',
      email: 'Give an e-mail address, as in mara@example.com.',
      password: 'Choose a password.',
    },
    send: async (account) => {
      const refused = await acceptLink({ link: props.link, ...account });
      if (!refused) props.onDone();
      return refused;
    },
  });

  return (
    <form noValidate onSubmit={form.submit} class="grid gap-5" aria-labelledby="accept-title">
      <header class="grid gap-1.5">
        <h1 id="accept-title" class="serif-title text-display">
          Make your account
        </h1>
        <p class="text-ink-2">
          <Show when={props.facts.purpose === 'invitation'}>
            <b class="font-semibold text-ink">{props.facts.invitedBy ?? 'An owner'}</b> invites you as {roleWords[props.facts.role]}.{' '}
          </Show>
          This link works once. From then on you sign in with your e-mail address and password.
        </p>
      </header>
      <Show when={form.failure()}>{(words) => <Notice tone="red">{words()}</Notice>}</Show>
      <TextField {...form.field('name')} label="Name" autocomplete="name" autofocus />
      <TextField
        {...form.field('email')}
        kind="email"
        label="E-mail"
        autocomplete="username"
        description={props.facts.email ? 'The invitation is for this address alone.' : undefined}
      />
      <TextField
        {...form.field('password')}
        kind="password"
        label="Password"
        autocomplete="new-password"
        description="At least 10 characters."
      />
      <Button type="submit" variant="primary" class="h-8.5 w-full" busy={form.busy() && 'Making your account…'}>
        Make account and sign in
      </Button>
      <p class="border-t border-rule pt-4 text-label text-ink-3">
        You have an account already?{' '}
        <button type="button" class="text-link" onClick={props.onHasAccount}>
          Sign in instead
        </button>
      </p>
    </form>
  );
}
