import { Description } from '@kobalte/core/dialog';
import { type JSX, Show } from 'solid-js';
import { Button } from './Button.tsx';
import { Dialog, DialogActions } from './Dialog.tsx';
import { Notice } from './Notice.tsx';

export interface ConfirmDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Asks: "Delete 3 keywords?" */
  title: string;
  /** Answers: "Delete 3". */
  confirm: string;
  /** For what destroys: the safe answer has the focus. */
  danger?: boolean;
  /** What the button says while it runs; plain `true` says "Working…". */
  busy?: string | boolean | undefined;
  error?: string | undefined;
  onConfirm: () => void;
  /** What will happen, and what stays. */
  children: JSX.Element;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const close = () => props.onOpenChange(false);
  return (
    <Dialog open={props.open} onOpenChange={props.onOpenChange} title={props.title} role="alertdialog">
      <div class="grid gap-3 px-5 pt-2 pb-4 text-ink-2">
        <Description as="div" class="max-h-[50vh] overflow-y-auto">
          {props.children}
        </Description>
        <Show when={props.error}>
          <Notice tone="red">{props.error}</Notice>
        </Show>
      </div>
      <DialogActions>
        <Button
          variant={props.danger ? 'danger' : 'primary'}
          busy={props.busy === true ? 'Working…' : props.busy}
          onClick={() => props.onConfirm()}
          data-autofocus={props.danger ? undefined : ''}
        >
          {props.confirm}
        </Button>
        <Button variant="ghost" onClick={close} data-autofocus={props.danger ? '' : undefined}>
          Cancel
        </Button>
      </DialogActions>
    </Dialog>
  );
}
