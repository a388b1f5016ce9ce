import { createSignal, For, Show } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { createCreateTokenDialogCreateMutation } from '../../graphql/generated/features/settings/CreateTokenDialog.ts';
import { createForm } from '../../lib/form.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Dialog, DialogActions } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { type Scope, scopes } from './scopes.ts';
import { TokenSecret } from './TokenSecret.tsx';
import { expiryOf } from './token-state.ts';

export interface CreateTokenDialogProps {
  open: boolean;
  sites: readonly { id: string; name: string }[];
  onClose: () => void;
}

/** Makes a token, and shows its secret the only time that it can be seen. */
export function CreateTokenDialog(props: CreateTokenDialogProps) {
  const [made, setMade] = createSignal<{ name: string; secret: string }>();
  const close = () => {
    setMade(undefined);
    props.onClose();
  };
  return (
    <Dialog title={made() ? 'Copy the token now' : 'Make a token'} open={props.open} onOpenChange={(open) => !open && close()}>
      <Show when={made()} fallback={<TokenForm sites={props.sites} onMade={setMade} onClose={close} />}>
        {(token) => <TokenSecret {...token()} onClose={close} />}
      </Show>
    </Dialog>
  );
}

const expiries = [
  { value: '30', label: 'In 30 days' },
  { value: '90', label: 'In 90 days' },
  { value: '365', label: 'In a year' },
  { value: '', label: 'Never' },
];

interface TokenFormProps {
  sites: readonly { id: string; name: string }[];
  onMade: (token: { name: string; secret: string }) => void;
  onClose: () => void;
}

function TokenForm(props: TokenFormProps) {
  const [, create] = createCreateTokenDialogCreateMutation();
  const [held, setHeld] = createSignal<Scope[]>(['READ']);
  const [siteIds, setSiteIds] = createSignal<string[]>([]);
  const toggled = <Value,>(list: Value[], value: Value, on: boolean) => (on ? [...list, value] : list.filter((each) => each !== value));
  const form = createForm({
    initial: { name: '', expires: '90' },
    required: { name: 'Say what the token is for.' },
    send: async ({ name, expires }) => {
      if (held().length === 0) return { code: 'BAD_USER_INPUT', message: 'Choose at least one thing that it may do.', fields: {} };
      const { data, error } = await create({
        input: { name, scopes: held(), siteIds: siteIds().length > 0 ? siteIds() : null, expiresAt: expiryOf(expires) },
      });
      if (error) return failureOfOperation(error);
      if (data) props.onMade({ name: data.createApiToken.apiToken.name, secret: data.createApiToken.secret });
    },
  });

  return (
    <form noValidate onSubmit={form.submit}>
      <div class="grid gap-4 px-5 pt-4 pb-5">
        <Show when={form.failure()}>{(words) => <Notice tone="red">{words()}</Notice>}</Show>
        <TextField {...form.field('name')} label="What it is for" placeholder="Nightly keyword import" />
        <fieldset class="grid gap-1.5">
          <legend class="mb-1.5 font-medium">What it may do</legend>
          <For each={scopes}>
            {(scope) => (
              <Checkbox
                label={scope.label}
                description={scope.description}
                checked={held().includes(scope.value)}
                onChange={(on) => setHeld(toggled(held(), scope.value, on))}
              />
            )}
          </For>
        </fieldset>
        <Show when={props.sites.length > 0}>
          <fieldset class="grid gap-1.5">
            <legend class="mb-1.5 font-medium">Which sites it reaches</legend>
            <p class="text-label text-ink-3">{siteIds().length === 0 ? 'All, those that come later too.' : 'Only these.'}</p>
            <div class="grid max-h-36 gap-1.5 overflow-y-auto">
              <For each={props.sites}>
                {(site) => (
                  <Checkbox
                    label={site.name}
                    checked={siteIds().includes(site.id)}
                    onChange={(on) => setSiteIds(toggled(siteIds(), site.id, on))}
                  />
                )}
              </For>
            </div>
          </fieldset>
        </Show>
        <Select {...form.field('expires')} label="Ends by itself" options={expiries} />
      </div>
      <DialogActions>
        <Button type="submit" variant="primary" busy={form.busy() && 'Making…'}>
          Make token
        </Button>
        <Button variant="ghost" onClick={props.onClose}>
          Cancel
        </Button>
      </DialogActions>
    </form>
  );
}
