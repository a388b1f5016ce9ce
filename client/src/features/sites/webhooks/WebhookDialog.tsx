import { createSignal, For, Show } from 'solid-js';
import { failureOfOperation } from '../../../graphql/failure.ts';
import {
  createWebhookDialogCreateMutation,
  createWebhookDialogUpdateMutation,
} from '../../../graphql/generated/features/sites/webhooks/WebhookDialog.ts';
import type { WebhooksTab_WebhookFragment } from '../../../graphql/generated/features/sites/webhooks/WebhooksTab.ts';
import { createForm } from '../../../lib/form.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Dialog, DialogActions } from '../../../ui/Dialog.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { WebhookSecret } from './WebhookSecret.tsx';
import { events, type WebhookEvent } from './webhook-words.ts';

export interface WebhookDialogProps {
  open: boolean;
  siteId: string;
  /** The one to change; a new one is made without. */
  webhook: WebhooksTab_WebhookFragment | undefined;
  onClose: () => void;
}

/** Makes a webhook, and shows its secret the only time that it can be seen; or changes one. */
export function WebhookDialog(props: WebhookDialogProps) {
  const [secret, setSecret] = createSignal<string>();
  const close = () => {
    setSecret(undefined);
    props.onClose();
  };
  const title = () => {
    if (secret()) return 'Copy the secret now';
    return props.webhook ? 'Change the webhook' : 'Add a webhook';
  };
  return (
    <Dialog title={title()} open={props.open} onOpenChange={(open) => !open && close()}>
      <Show
        when={secret()}
        fallback={<WebhookForm siteId={props.siteId} webhook={props.webhook} onMade={setSecret} onChanged={close} onCancel={close} />}
      >
        {(text) => <WebhookSecret secret={text()} onClose={close} />}
      </Show>
    </Dialog>
  );
}

interface WebhookFormProps {
  siteId: string;
  webhook: WebhooksTab_WebhookFragment | undefined;
  onMade: (secret: string) => void;
  onChanged: () => void;
  onCancel: () => void;
}

function WebhookForm(props: WebhookFormProps) {
  const { webhook } = props;
  const [, create] = createWebhookDialogCreateMutation();
  const [, update] = createWebhookDialogUpdateMutation();
  const [wanted, setWanted] = createSignal<readonly WebhookEvent[]>(
    webhook?.events ?? ['CONTENT_PUBLISHED', 'JOB_SETTLED', 'IMPORT_CONFLICT'],
  );
  const [none, setNone] = createSignal(false);
  const toggle = (event: WebhookEvent, on: boolean) => {
    setNone(false);
    setWanted(on ? [...wanted(), event] : wanted().filter((each) => each !== event));
  };
  const form = createForm({
    initial: { url: webhook?.url ?? '' },
    required: { url: 'Give the address of the receiver.' },
    send: async ({ url }) => {
      const told = { url, events: [...wanted()] };
      setNone(told.events.length === 0);
      if (none()) return { code: 'BAD_USER_INPUT', message: 'Choose at least one thing to tell.', fields: {} };
      if (webhook) {
        const { error } = await update({ id: webhook.id, input: told });
        if (error) return failureOfOperation(error);
        props.onChanged();
        return;
      }
      const { data, error } = await create({ input: { siteId: props.siteId, ...told } });
      if (error) return failureOfOperation(error);
      if (data) props.onMade(data.createWebhook.secret);
    },
  });

  return (
    <form noValidate onSubmit={form.submit}>
      <div class="grid gap-4 px-5 pt-4 pb-5">
        <Show when={form.failure()}>{(words) => <Notice tone="red">{words()}</Notice>}</Show>
        <TextField
          {...form.field('url')}
          label="Address of the receiver"
          kind="address"
          placeholder="https://example.com/hooks/igny8"
          description="It gets a signed POST with JSON, and answers 200 to 299 within ten seconds."
        />
        <fieldset class="grid gap-1.5" aria-invalid={none() || undefined}>
          <legend class="mb-1.5 font-medium">What it is told</legend>
          <For each={events}>
            {(event) => (
              <Checkbox
                label={event.name}
                description={event.about}
                checked={wanted().includes(event.value)}
                onChange={(on) => toggle(event.value, on)}
              />
            )}
          </For>
        </fieldset>
      </div>
      <DialogActions>
        <Button type="submit" variant="primary" busy={form.busy() && (webhook ? 'Saving…' : 'Adding…')}>
          {webhook ? 'Save' : 'Add webhook'}
        </Button>
        <Button variant="ghost" onClick={props.onCancel}>
          Cancel
        </Button>
      </DialogActions>
    </form>
  );
}
