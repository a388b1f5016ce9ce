import { Show } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { createConnectSiteDialogUpdateMutation } from '../../graphql/generated/features/sites/ConnectSiteDialog.ts';
import type { SiteConnection_SiteFragment } from '../../graphql/generated/features/sites/SiteConnection.ts';
import { createForm } from '../../lib/form.ts';
import { hostOf } from '../../lib/host.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { CredentialFields } from './CredentialFields.tsx';

export interface ConnectSiteDialogProps {
  site: SiteConnection_SiteFragment;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onSaved: () => void;
}

export function ConnectSiteDialog(props: ConnectSiteDialogProps) {
  return (
    <Dialog title={`Connect ${hostOf(props.site.url)}`} open={props.open} onOpenChange={props.onOpenChange}>
      <ConnectSiteForm site={props.site} onSaved={props.onSaved} onClose={() => props.onOpenChange(false)} />
    </Dialog>
  );
}

function ConnectSiteForm(props: { site: SiteConnection_SiteFragment; onSaved: () => void; onClose: () => void }) {
  const [, update] = createConnectSiteDialogUpdateMutation();
  const form = createForm({
    initial: { url: props.site.url, wpUsername: props.site.wpUsername ?? '', wpApplicationPassword: '' },
    required: {
      url: 'Give its address, as in https://example.com.',
      wpUsername: 'Give the WordPress user to act as.',
      ...(!props.site.hasCredentials && { wpApplicationPassword: 'Give an application password of that user.' }),
    },
    send: async ({ wpApplicationPassword, ...connection }) => {
      const input = { ...connection, wpApplicationPassword: wpApplicationPassword || null };
      const { error } = await update({ id: props.site.id, input });
      if (error) return failureOfOperation(error);
      props.onClose();
      props.onSaved();
    },
  });

  return (
    <form noValidate onSubmit={form.submit}>
      <div class="grid gap-4 px-5 pt-4 pb-5">
        <Show when={form.failure()}>{(words) => <Notice tone="red">{words()}</Notice>}</Show>
        <TextField {...form.field('url')} kind="address" label="Address" />
        <CredentialFields
          username={form.field('wpUsername')}
          password={form.field('wpApplicationPassword')}
          url={form.values.url}
          kept={props.site.hasCredentials}
        />
      </div>
      <DialogActions>
        <Button type="submit" variant="primary" busy={form.busy() && 'Saving…'}>
          Save and test
        </Button>
        <Button variant="ghost" onClick={props.onClose}>
          Cancel
        </Button>
      </DialogActions>
    </form>
  );
}
