import * as Modal from '@kobalte/core/dialog';
import X from 'lucide-solid/icons/x';
import type { JSX } from 'solid-js';
import { focusFirst, keepFocusInside } from '../../../ui/Dialog.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';

export interface WideDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** One line that says what is to be decided here, and what is safe. */
  description: JSX.Element;
  children: JSX.Element;
  actions: JSX.Element;
}

/** A dialog with room for two texts beside each other. */
export function WideDialog(props: WideDialogProps) {
  return (
    <Modal.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Modal.Portal>
        <Modal.Overlay class="fixed inset-0 z-40 animate-appear bg-veil" />
        <div class="fixed inset-0 z-50 grid place-items-end justify-items-center sm:place-items-center sm:p-5">
          <Modal.Content
            ref={keepFocusInside}
            onOpenAutoFocus={focusFirst}
            class="flex max-h-[calc(100dvh-1.5rem)] w-full max-w-290 animate-rise flex-col rounded-t-dialog border border-rule bg-sheet shadow-3 outline-none sm:max-h-[min(52rem,calc(100dvh-2.5rem))] sm:rounded-dialog"
          >
            <header class="flex flex-none items-start gap-3 px-5 pt-4 pb-3">
              <div class="min-w-0 flex-1">
                <Modal.Title class="serif-title text-title">{props.title}</Modal.Title>
                <Modal.Description class="mt-0.5 text-ink-2">{props.description}</Modal.Description>
              </div>
              <Modal.CloseButton as={IconButton} name="Close" class="-mr-1.5">
                <X size={16} strokeWidth={1.75} />
              </Modal.CloseButton>
            </header>
            <div class="min-h-0 flex-1 overflow-y-auto border-t border-rule">{props.children}</div>
            <footer class="flex flex-none flex-row-reverse flex-wrap items-center gap-2 border-t border-rule px-5 py-3">
              {props.actions}
            </footer>
          </Modal.Content>
        </div>
      </Modal.Portal>
    </Modal.Root>
  );
}
