import { createSignal } from 'solid-js';
import { Button } from '../../ui/Button.tsx';
import { Combobox } from '../../ui/Combobox.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { Dialog, DialogActions } from '../../ui/Dialog.tsx';
import { Select } from '../../ui/Select.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { showToast } from '../../ui/Toast.tsx';
import { clusters } from './data.ts';
import { Part, Row } from './Part.tsx';

export function OverlaysPart() {
  const [open, setOpen] = createSignal<'confirm' | 'dialog' | 'sheet'>();
  const [cluster, setCluster] = createSignal<string | null>(null);
  const [brief, setBrief] = createSignal('');
  const [failed, setFailed] = createSignal<string>();
  const isOpen = (which: string) => open() === which;
  const close = (shown: boolean) => !shown && setOpen(undefined);
  const choice = () => (
    <Combobox label="Cluster" value={cluster()} options={clusters} onChange={setCluster} create={() => {}} placeholder="Find a cluster" />
  );
  return (
    <Part title="Dialogs, sheets, toasts">
      <Row>
        <Button onClick={() => setOpen('confirm')}>Confirm</Button>
        <Button onClick={() => setOpen('dialog')}>Dialog</Button>
        <Button onClick={() => setOpen('sheet')}>Sheet</Button>
        <Button onClick={() => showToast({ message: 'Cluster set on 3 items', undo: () => showToast({ message: 'Undone' }) })}>
          Toast with undo
        </Button>
        <Button onClick={() => showToast({ message: 'Published 3' })}>Toast</Button>
      </Row>
      <ConfirmDialog
        open={isOpen('confirm')}
        onOpenChange={close}
        title="Delete 3 keywords?"
        confirm="Delete 3"
        danger
        error={failed()}
        onConfirm={() => setFailed('The server could not be reached. Nothing was deleted; try again.')}
      >
        They leave their clusters. Ideas and tasks that were made from them stay as they are.
      </ConfirmDialog>
      <Dialog open={isOpen('dialog')} onOpenChange={close} title="Assign a cluster">
        <div class="grid gap-4 px-5 py-4">{choice()}</div>
        <DialogActions>
          <Button variant="primary">Assign 3</Button>
          <Button variant="ghost" onClick={() => setOpen(undefined)}>
            Cancel
          </Button>
        </DialogActions>
      </Dialog>
      <Sheet
        open={isOpen('sheet')}
        onOpenChange={close}
        title="New task"
        summary="What the Writer will be asked to write"
        actions={
          <>
            <Button variant="primary">Create task</Button>
            <Button variant="ghost" onClick={() => setOpen(undefined)}>
              Cancel
            </Button>
          </>
        }
      >
        <div class="grid gap-4">
          {choice()}
          <Select label="Tone" value="plain" options={[{ value: 'plain', label: 'Plain' }]} onChange={() => {}} />
          <TextArea label="Brief" name="sheet-brief" value={brief()} onChange={setBrief} />
        </div>
      </Sheet>
    </Part>
  );
}
