import { Button } from '../../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../../ui/Dialog.tsx';
import type { Editing } from './create-editor.ts';
import type { useLeaveGuard } from './leave-guard.ts';

export interface LeaveDialogProps {
  editing: Editing;
  guard: ReturnType<typeof useLeaveGuard>;
}

export function LeaveDialog(props: LeaveDialogProps) {
  const saveAndLeave = async () => {
    if (await props.editing.save()) props.guard.leave();
    // What stands in the way is said on the page, or asked by the next dialog.
    else props.guard.stay();
  };
  const where = () => {
    if (!props.editing.keptHere()) return 'for you on the server';
    return props.editing.keptThere() === 'failed' ? 'in this browser only' : 'for you';
  };
  return (
    <Dialog title="Leave without saving?" open={props.guard.asked()} onOpenChange={props.guard.stay} role="alertdialog">
      <p class="px-5 pt-2 pb-4 text-ink-2">
        {props.editing.kept()
          ? `Your changes are not saved yet. They are kept ${where()}, and offered when you open this content again.`
          : 'Your changes are not saved yet, and could not be kept in this browser: they would be lost.'}
      </p>
      <DialogActions>
        <Button variant="primary" data-autofocus busy={props.editing.saving() && 'Saving…'} onClick={saveAndLeave}>
          Save and leave
        </Button>
        <Button variant={props.editing.kept() ? 'plain' : 'danger'} onClick={props.guard.leave}>
          Leave
        </Button>
        <Button variant="ghost" onClick={props.guard.stay}>
          Stay
        </Button>
      </DialogActions>
    </Dialog>
  );
}
