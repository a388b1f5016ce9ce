import { Show } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { createConnectSiteDialogUpdateMutation } from '../../graphql/generated/features/sites/ConnectSiteDialog.ts';
import type { SiteConnection_SiteFragment } from '../../graphql/generated/features/sites/SiteConnection.ts';
import { createForm } from '../../lib/form.ts';
import { hostOf } from '../../lib/host.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
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
    initial: { wpUsername: props.site.wpUsername ?? '', wpApplicationPassword: '' },
    required: { wpUsername: 'Give the WordPress user to act as.', wpApplicationPassword: 'Give an application password of that user.' },
    send: async (input) => {
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
        <CredentialFields username={form.field('wpUsername')} password={form.field('wpApplicationPassword')} url={props.site.url} />
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
