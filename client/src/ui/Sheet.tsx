import * as Modal from '@kobalte/core/dialog';
import X from 'lucide-solid/icons/x';
import { type JSX, Show } from 'solid-js';
import { createFocusReturn, focusFirst, keepFocusInside } from './Dialog.tsx';
import { IconButton } from './IconButton.tsx';

export interface SheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** A line under the title. */
  summary?: JSX.Element;
  children: JSX.Element;
  /** Stays at the foot while the rest scrolls: the one that the sheet is for first, on the right. */
  actions?: JSX.Element;
  wide?: boolean;
}

/** A panel over the page: from the right where there is room, from below where there is not. */
export function Sheet(props: SheetProps) {
  const giveFocusBack = createFocusReturn(() => props.open);
  return (
    <Modal.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Modal.Portal>
        <Modal.Overlay class="fixed inset-0 z-40 animate-appear bg-veil" />
        <Modal.Content
          ref={keepFocusInside}
          onOpenAutoFocus={focusFirst}
          onCloseAutoFocus={giveFocusBack}
          class="fixed z-50 flex flex-col border-rule bg-sheet shadow-3 outline-none max-sm:inset-x-0 max-sm:bottom-0 max-sm:max-h-[92dvh] max-sm:animate-slide-up max-sm:rounded-t-dialog max-sm:border-t sm:inset-y-0 sm:right-0 sm:w-full sm:animate-slide-over sm:border-l"
          classList={{ 'sm:max-w-115': !props.wide, 'sm:max-w-200': props.wide }}
        >
          <header class="flex flex-none items-start gap-3 px-5 pt-4 pb-3">
            <div class="min-w-0 flex-1">
              <Modal.Title class="serif-title text-title">{props.title}</Modal.Title>
              <Show when={props.summary}>
                <Modal.Description class="mt-0.5 text-ink-3">{props.summary}</Modal.Description>
              </Show>
            </div>
            <Modal.CloseButton as={IconButton} name="Close" class="-mr-1.5">
              <X size={16} strokeWidth={1.75} />
            </Modal.CloseButton>
          </header>
          <div class="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 pb-5">{props.children}</div>
          <Show when={props.actions}>
            <footer class="flex flex-none flex-row-reverse items-center gap-2 border-t border-rule px-5 py-3">{props.actions}</footer>
          </Show>
        </Modal.Content>
      </Modal.Portal>
    </Modal.Root>
  );
}
