import { createSignal, Show } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { createDeleteSectorDeleteMutation } from '../../graphql/generated/features/sites/DeleteSector.ts';
import { createUndo } from '../../lib/undo.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Select } from '../../ui/Select.tsx';

interface Sector {
  id: string;
  name: string;
}

export interface DeleteSectorDialogProps {
  sector: Sector | undefined;
  sectors: readonly Sector[];
  defaultSectorId: string | undefined;
  onClose: () => void;
}

const NOWHERE = 'nowhere';

export function DeleteSectorDialog(props: DeleteSectorDialogProps) {
  return (
    <Dialog
      title={`Delete the sector ${props.sector?.name ?? ''}?`}
      role="alertdialog"
      open={props.sector !== undefined}
      onOpenChange={(open) => !open && props.onClose()}
    >
      <Show when={props.sector} keyed>
        {(sector) => <DeleteForm {...props} sector={sector} />}
      </Show>
    </Dialog>
  );
}

function DeleteForm(props: DeleteSectorDialogProps & { sector: Sector }) {
  const [deleted, remove] = createDeleteSectorDeleteMutation();
  const undo = createUndo();
  const others = props.sectors.filter(({ id }) => id !== props.sector.id);
  const [to, setTo] = createSignal(others.find(({ id }) => id === props.defaultSectorId)?.id ?? others[0]?.id ?? NOWHERE);
  const target = () => others.find(({ id }) => id === to());

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (deleted.fetching) return;
    const { data } = await remove({ id: props.sector.id, moveToId: target()?.id ?? null });
    if (!data) return;
    props.onClose();
    undo.offer({ message: `Sector ${props.sector.name} deleted`, tokens: [data.deleteSector.undoToken] });
  };

  return (
    <form noValidate onSubmit={submit}>
      <div class="grid gap-4 px-5 pt-2 pb-5">
        <Show when={deleted.error}>
          {(error) => <Notice tone="red">{failureOfOperation(error()).message} Nothing was deleted.</Notice>}
        </Show>
        <Select
          label="What is in it goes to"
          name="moveTo"
          value={to()}
          options={[
            ...others.map(({ id, name }) => ({ value: id, label: name })),
            { value: NOWHERE, label: 'Nowhere', description: 'Only where no task and no content stands in it' },
          ]}
          onChange={setTo}
        />
        <p class="text-ink-2">
          {target()
            ? `Its keywords, clusters, ideas, tasks and content stand in ${target()?.name} afterwards. WordPress is left alone.`
            : 'Its clusters go with their ideas; its keywords become unclustered and stand in the default sector.'}
        </p>
      </div>
      <DialogActions>
        <Button type="submit" variant="danger" busy={deleted.fetching && 'Deleting…'}>
          Delete sector
        </Button>
        <Button variant="ghost" onClick={props.onClose} data-autofocus="">
          Cancel
        </Button>
      </DialogActions>
    </form>
  );
}
