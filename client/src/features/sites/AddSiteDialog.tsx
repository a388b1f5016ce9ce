import ExternalLink from 'lucide-solid/icons/external-link';
import { createUniqueId, Show } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import {
  createAddSiteDialogCreateMutation,
  createAddSiteDialogUpdateMutation,
} from '../../graphql/generated/features/sites/AddSiteDialog.ts';
import { createForm } from '../../lib/form.ts';
import { hostOf } from '../../lib/host.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { ConnectByHand } from './ConnectByHand.tsx';
import { ConnectionSteps } from './ConnectionSteps.tsx';
import { CredentialFields } from './CredentialFields.tsx';
import { createConnecting } from './connect-with-wordpress.ts';

const NO_ADDRESS = 'Give its address, as in https://example.com.';

export interface AddSiteDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onAdded: (site: { id: string; hasCredentials: boolean }) => void;
}

export function AddSiteDialog(props: AddSiteDialogProps) {
  return (
    <Dialog title="Add a site" open={props.open} onOpenChange={props.onOpenChange}>
      <AddSite onAdded={props.onAdded} onClose={() => props.onOpenChange(false)} />
    </Dialog>
  );
}

function AddSite(props: Pick<AddSiteDialogProps, 'onAdded'> & { onClose: () => void }) {
  const id = createUniqueId();
  const connecting = createConnecting();
  const form = createForm({
    initial: { url: '' },
    required: { url: NO_ADDRESS },
    send: ({ url }) => connecting.connect({ url }),
  });

  return (
    <>
      <div class="grid gap-4 px-5 pt-4 pb-5">
        <form id={id} noValidate onSubmit={form.submit} class="grid gap-4">
          <Show when={form.failure()}>{(words) => <Notice tone="red">{words()}</Notice>}</Show>
          <TextField
            {...form.field('url')}
            kind="address"
            label="Address"
            placeholder="https://slowmorning.coffee"
            description="Any page of the site will do. WordPress asks you to approve the connection, and sends you back here."
            autofocus
          />
        </form>
        <Show when={connecting.checking() || connecting.refused()}>
          <ConnectionSteps of="beginning" testing={connecting.checking()} steps={connecting.steps()} />
        </Show>
        <ConnectByHand open={connecting.refusedAt() !== undefined}>
          <PasteForm url={form.values.url} found={connecting.refusedAt()} onAdded={props.onAdded} onClose={props.onClose} />
        </ConnectByHand>
      </div>
      <DialogActions>
        <Button type="submit" form={id} variant="primary" busy={connecting.busy()}>
          <ExternalLink size={14} strokeWidth={1.75} /> Connect with WordPress
        </Button>
        <Button variant="ghost" onClick={props.onClose}>
          Cancel
        </Button>
      </DialogActions>
    </>
  );
}

interface PasteFormProps extends Pick<AddSiteDialogProps, 'onAdded'> {
  url: string;
  /** The site, where it was found before this way was taken. */
  found: { id: string; url: string } | undefined;
  onClose: () => void;
}

function PasteForm(props: PasteFormProps) {
  const [, create] = createAddSiteDialogCreateMutation();
  const [, update] = createAddSiteDialogUpdateMutation();
  const form = createForm({
    initial: { name: '', wpUsername: '', wpApplicationPassword: '' },
    required: {},
    send: async ({ name, wpUsername, wpApplicationPassword }) => {
      const url = props.found?.url ?? props.url.trim();
      if (url === '') return { code: 'BAD_USER_INPUT', message: `${NO_ADDRESS} It goes into the field above.`, fields: {} };
      const access = { wpUsername: wpUsername || null, wpApplicationPassword: wpApplicationPassword || null };
      const named = name.trim() || hostOf(url);
      const { data, error } = props.found
        ? await update({ id: props.found.id, input: { ...access, ...(name.trim() && { name: named }) } })
        : await create({ input: { name: named, url, ...access } });
      if (error) return failureOfOperation(error);
      const added = data && ('createSite' in data ? data.createSite.site : data.updateSite.site);
      if (added) props.onAdded(added);
      props.onClose();
    },
  });
  return (
    <form noValidate onSubmit={form.submit} class="grid gap-4">
      <Show when={form.failure()}>{(words) => <Notice tone="red">{words()}</Notice>}</Show>
      <TextField {...form.field('name')} label="Name" placeholder={hostOf(props.found?.url ?? props.url) || 'Slow Morning'} optional />
      <CredentialFields
        username={form.field('wpUsername')}
        password={form.field('wpApplicationPassword')}
        url={props.found?.url ?? props.url}
        optional
      />
      <div>
        <Button type="submit" busy={form.busy() && 'Adding…'}>
          Add site
        </Button>
      </div>
    </form>
  );
}
