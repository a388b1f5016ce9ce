import { Show } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { createAddSiteDialogCreateMutation } from '../../graphql/generated/features/sites/AddSiteDialog.ts';
import { createForm } from '../../lib/form.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { CredentialFields } from './CredentialFields.tsx';

export interface AddSiteDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onAdded: (site: { id: string; hasCredentials: boolean }) => void;
}

export function AddSiteDialog(props: AddSiteDialogProps) {
  return (
    <Dialog title="Add a site" open={props.open} onOpenChange={props.onOpenChange}>
      <AddSiteForm onAdded={props.onAdded} onClose={() => props.onOpenChange(false)} />
    </Dialog>
  );
}

function AddSiteForm(props: Pick<AddSiteDialogProps, 'onAdded'> & { onClose: () => void }) {
  const [, create] = createAddSiteDialogCreateMutation();
  const form = createForm({
    initial: { name: '', url: '', wpUsername: '', wpApplicationPassword: '' },
    required: { name: 'Give the site a name.', url: 'Give its address, as in https://example.com.' },
    send: async ({ wpUsername, wpApplicationPassword, ...site }) => {
      const { data, error } = await create({
        input: { ...site, wpUsername: wpUsername || null, wpApplicationPassword: wpApplicationPassword || null },
      });
      if (error) return failureOfOperation(error);
      if (data) props.onAdded(data.createSite.site);
      props.onClose();
    },
  });

  return (
    <form noValidate onSubmit={form.submit}>
      <div class="grid gap-4 px-5 pt-4 pb-5">
        <Show when={form.failure()}>{(words) => <Notice tone="red">{words()}</Notice>}</Show>
        <TextField {...form.field('name')} label="Name" placeholder="Slow Morning" autofocus />
        <TextField {...form.field('url')} kind="address" label="Address" placeholder="https://slowmorning.coffee" />
        <CredentialFields
          username={form.field('wpUsername')}
          password={form.field('wpApplicationPassword')}
          url={form.values.url}
          optional
        />
      </div>
      <DialogActions>
        <Button type="submit" variant="primary" busy={form.busy() && 'Adding…'}>
          Add site
        </Button>
        <Button variant="ghost" onClick={props.onClose}>
          Cancel
        </Button>
      </DialogActions>
    </form>
  );
}
