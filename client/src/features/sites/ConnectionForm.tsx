import { createSignal, Show } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { createConnectionFormUpdateMutation } from '../../graphql/generated/features/sites/ConnectionForm.ts';
import { createForm } from '../../lib/form.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { CredentialFields } from './CredentialFields.tsx';

export interface ConnectionFormProps {
  site: { id: string; url: string; wpUsername: string | null; hasCredentials: boolean };
  onSaved: () => void;
}

/** Address, user and password by hand. A site with linked posts that moves has to be said to be the same WordPress. */
export function ConnectionForm(props: ConnectionFormProps) {
  const [, update] = createConnectionFormUpdateMutation();
  const [saved, setSaved] = createSignal(false);
  const [moving, setMoving] = createSignal<string>();
  const save = async (sameWordPress: boolean) => {
    const { wpApplicationPassword, ...connection } = form.values;
    setSaved(false);
    const input = { ...connection, wpApplicationPassword: wpApplicationPassword || null, sameWordPress };
    const { error } = await update({ id: props.site.id, input });
    const failure = error && failureOfOperation(error);
    setMoving(failure?.code === 'CONFLICT' ? failure.message : undefined);
    if (failure) return failure.code === 'CONFLICT' ? undefined : failure;
    form.field('wpApplicationPassword').onChange('');
    setSaved(true);
    props.onSaved();
  };
  const form = createForm({
    initial: { url: props.site.url, wpUsername: props.site.wpUsername ?? '', wpApplicationPassword: '' },
    required: {
      url: 'Give its address, as in https://example.com.',
      wpUsername: 'Give the WordPress user to act as.',
      ...(!props.site.hasCredentials && { wpApplicationPassword: 'Give an Application Password of that user.' }),
    },
    send: () => save(false),
  });

  return (
    <form noValidate onSubmit={form.submit} class="grid gap-4">
      <Show when={form.failure()}>{(words) => <Notice tone="red">{words()}</Notice>}</Show>
      <TextField {...form.field('url')} kind="address" label="Address" />
      <CredentialFields
        username={form.field('wpUsername')}
        password={form.field('wpApplicationPassword')}
        url={form.values.url}
        kept={props.site.hasCredentials}
      />
      <Show when={moving()}>
        {(words) => (
          <Notice tone="ochre">
            <p>{words()}</p>
            <Button class="mt-2" size="small" onClick={() => void save(true)}>
              It is the same WordPress
            </Button>
          </Notice>
        )}
      </Show>
      <div class="flex items-center gap-3">
        <Button type="submit" busy={form.busy() && 'Saving…'}>
          Save and test
        </Button>
        <span role="status" class="text-ink-3">
          {saved() && 'Saved.'}
        </span>
      </div>
    </form>
  );
}
