import { createSignal, Show } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { type Masked, unmask } from '../../graphql/fragment.ts';
import {
  type ClusterDialog_ClusterFragment,
  createClusterDialogCreateMutation,
  createClusterDialogSectorsQuery,
  createClusterDialogUpdateMutation,
} from '../../graphql/generated/features/cluster/ClusterDialog.ts';
import { createForm } from '../../lib/form.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Dialog, DialogActions } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/Toast.tsx';

export interface ClusterDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  siteId: string;
  /** The one to change; without it, a new one is made. */
  cluster: Masked<ClusterDialog_ClusterFragment> | undefined;
}

export function ClusterDialog(props: ClusterDialogProps) {
  return (
    <Dialog title={props.cluster ? 'Edit the cluster' : 'New cluster'} open={props.open} onOpenChange={props.onOpenChange}>
      <Show when={props.cluster} fallback={<NewCluster siteId={props.siteId} onClose={() => props.onOpenChange(false)} />} keyed>
        {(cluster) => <EditCluster cluster={unmask<ClusterDialog_ClusterFragment>(cluster)} onClose={() => props.onOpenChange(false)} />}
      </Show>
    </Dialog>
  );
}

const ABOUT = 'What it is about, in a sentence or two.';

function NewCluster(props: { siteId: string; onClose: () => void }) {
  const [, create] = createClusterDialogCreateMutation();
  const [sectors] = createClusterDialogSectorsQuery({ variables: () => ({ siteId: props.siteId }) });
  const form = createForm({
    initial: { name: '', description: '', sectorId: '' },
    required: { name: 'Give the cluster a name.' },
    send: async ({ name, description, sectorId }) => {
      const input = { name, description: description.trim() || null, sectorId: sectorId || null };
      const { data, error } = await create({ siteId: props.siteId, input });
      if (error || !data) return error && failureOfOperation(error);
      props.onClose();
      showToast({ message: `Cluster ${name.trim()} is there. Move keywords into it next.` });
    },
  });
  const list = () => sectors.data?.sectors ?? [];

  return (
    <form noValidate onSubmit={form.submit}>
      <div class="grid gap-4 px-5 pt-3 pb-5">
        <Show when={form.failure()}>{(words) => <Notice tone="red">{words()}</Notice>}</Show>
        <TextField {...form.field('name')} label="Name" placeholder="Cold brew" />
        <TextArea {...form.field('description')} label="Description" optional rows={3} hint={ABOUT} />
        <Show when={list().length > 1}>
          <Select
            label="Sector"
            name="sectorId"
            value={form.values.sectorId || (sectors.data?.site?.defaultSector?.id ?? '')}
            options={list().map(({ id, name }) => ({ value: id, label: name }))}
            onChange={form.field('sectorId').onChange}
            error={form.field('sectorId').error}
          />
        </Show>
      </div>
      <DialogActions>
        <Button type="submit" variant="primary" busy={form.busy() && 'Creating…'}>
          Create cluster
        </Button>
        <Button variant="ghost" onClick={props.onClose}>
          Cancel
        </Button>
      </DialogActions>
    </form>
  );
}

function EditCluster(props: { cluster: ClusterDialog_ClusterFragment; onClose: () => void }) {
  const [, update] = createClusterDialogUpdateMutation();
  const [locked, setLocked] = createSignal(props.cluster.locked);
  const form = createForm({
    initial: { name: props.cluster.name, description: props.cluster.description ?? '' },
    required: { name: 'A cluster needs a name.' },
    send: async ({ name, description }) => {
      const input = { name, description: description.trim() || null, locked: locked() };
      const { error } = await update({ id: props.cluster.id, input });
      if (error) return failureOfOperation(error);
      props.onClose();
      showToast({ message: 'Cluster saved' });
    },
  });
  return (
    <form noValidate onSubmit={form.submit}>
      <div class="grid gap-4 px-5 pt-3 pb-5">
        <Show when={form.failure()}>{(words) => <Notice tone="red">{words()}</Notice>}</Show>
        <TextField {...form.field('name')} label="Name" />
        <TextArea {...form.field('description')} label="Description" optional rows={3} hint={ABOUT} />
        <Checkbox
          label="Locked"
          description="No clustering run puts keywords in or takes them out."
          checked={locked()}
          onChange={setLocked}
        />
      </div>
      <DialogActions>
        <Button type="submit" variant="primary" busy={form.busy() && 'Saving…'}>
          Save cluster
        </Button>
        <Button variant="ghost" onClick={props.onClose}>
          Cancel
        </Button>
      </DialogActions>
    </form>
  );
}
