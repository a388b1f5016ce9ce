import { plural } from '../../../lib/numbers.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { BatchForm } from './BatchForm.tsx';
import type { BatchDialogProps } from './content-batch.ts';

const words = {
  DELETE: {
    title: (many: string) => `Delete ${many}?`,
    verb: 'Deletes',
    act: 'Delete',
    acting: 'Deleting…',
    done: (many: string) => `${many} deleted here; WordPress was left alone`,
    note: 'They leave the Content Manager and can be brought back. Nothing changes in WordPress, and an import does not bring them in again.',
  },
  RESTORE: {
    title: (many: string) => `Restore ${many}?`,
    verb: 'Restores',
    act: 'Restore',
    acting: 'Restoring…',
    done: (many: string) => `${many} restored`,
    note: 'They stand in the Content Manager again as they were. Nothing changes in WordPress.',
  },
};

/** Deleting many, or bringing many back: what it would do is told first. */
export default function RemoveDialog(props: BatchDialogProps & { kind: 'DELETE' | 'RESTORE' }) {
  const said = () => words[props.kind];
  return (
    <Dialog
      role="alertdialog"
      title={said().title(plural(props.batch.target()?.count ?? 0, 'item'))}
      open={props.open && props.batch.target() !== undefined}
      onOpenChange={props.onOpenChange}
    >
      <Form {...props} />
    </Dialog>
  );
}

function Form(props: BatchDialogProps & { kind: 'DELETE' | 'RESTORE' }) {
  const target = props.batch.target();
  const said = words[props.kind];
  if (!target) return null;
  return (
    <BatchForm
      target={target}
      action={{ kind: props.kind }}
      verb={said.verb}
      act={said.act}
      acting={said.acting}
      danger={props.kind === 'DELETE'}
      missing={() => undefined}
      run={() => (props.kind === 'DELETE' ? props.batch.delete(target) : props.batch.restore(target))}
      onDone={(result) => props.batch.done(result, said.done(plural(result.updated, 'item')), target, true)}
      onClose={() => props.onOpenChange(false)}
      note={said.note}
    />
  );
}
