import * as Modal from '@kobalte/core/dialog';
import X from 'lucide-solid/icons/x';
import type { JSX } from 'solid-js';
import { IconButton } from './IconButton.tsx';

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  children: JSX.Element;
}

export function Dialog(props: DialogProps) {
  return (
    <Modal.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Modal.Portal>
        <Modal.Overlay class="fixed inset-0 z-40 animate-appear bg-veil" />
        <div class="fixed inset-0 z-50 grid place-items-end justify-items-center overflow-y-auto sm:place-items-center sm:p-5">
          <Modal.Content
            onOpenAutoFocus={(event) => {
              // The first thing to fill in, rather than the button that closes.
              const first = (event.currentTarget as HTMLElement).querySelector<HTMLElement>('input, textarea, select');
              if (!first) return;
              event.preventDefault();
              first.focus();
            }}
            class="w-full max-w-110 animate-rise rounded-t-dialog border border-rule bg-sheet shadow-3 outline-none sm:rounded-dialog"
          >
            <header class="flex items-center gap-3 px-5 pt-4">
              <Modal.Title class="serif-title min-w-0 flex-1 text-title">{props.title}</Modal.Title>
              <Modal.CloseButton as={IconButton} name="Close" class="-mr-1.5">
                <X size={16} strokeWidth={1.75} />
              </Modal.CloseButton>
            </header>
            {props.children}
          </Modal.Content>
        </div>
      </Modal.Portal>
    </Modal.Root>
  );
}

/** The actions at the foot of a dialog: what it is for first, on the right. */
export function DialogActions(props: { children: JSX.Element }) {
  return <footer class="flex flex-row-reverse items-center gap-2 border-t border-rule px-5 py-3">{props.children}</footer>;
}
