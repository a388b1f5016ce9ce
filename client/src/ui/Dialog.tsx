import * as Modal from '@kobalte/core/dialog';
import X from 'lucide-solid/icons/x';
import { createComputed, type JSX, on, onCleanup, onMount } from 'solid-js';
import { IconButton } from './IconButton.tsx';

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** One that asks before something is destroyed. */
  role?: 'dialog' | 'alertdialog';
  /** Where there is more to show than a few fields. */
  wide?: boolean;
  children: JSX.Element;
}

/** What a dialog begins at: what says so, or the first thing to fill in, rather than the button that closes. */
export function focusFirst(event: Event) {
  const inside = event.currentTarget as HTMLElement;
  const first =
    inside.querySelector<HTMLElement>('[data-autofocus]') ??
    inside.querySelector<HTMLElement>('input, textarea, select:not([aria-hidden])');
  if (!first) return;
  event.preventDefault();
  first.focus();
}

/** A dialog that no trigger opened gives the focus back to where it was, or the keyboard would stand nowhere. */
export function createFocusReturn(open: () => boolean) {
  let before: Element | null = null;
  createComputed(
    on(open, (isOpen, wasOpen) => {
      if (isOpen && !wasOpen) before = document.activeElement;
    }),
  );
  return (event: Event) => {
    if (!(before instanceof HTMLElement) || !before.isConnected || before === document.body) return;
    event.preventDefault();
    before.focus();
  };
}

/**
 * What had the focus may go, as a button whose work is done: the focus would then be on the page, and the Tab key walk about
 * beneath the dialog. It goes to the dialog instead, whose title is read, and from where Tab goes on.
 */
export function keepFocusInside(content: HTMLElement) {
  const observer = new MutationObserver(() => {
    const top = [...document.querySelectorAll('[role=dialog], [role=alertdialog]')].at(-1);
    if (document.activeElement === document.body && top === content) content.focus({ preventScroll: true });
  });
  onMount(() => observer.observe(content, { childList: true, subtree: true }));
  onCleanup(() => observer.disconnect());
}

export function Dialog(props: DialogProps) {
  const giveFocusBack = createFocusReturn(() => props.open);
  return (
    <Modal.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Modal.Portal>
        <Modal.Overlay class="fixed inset-0 z-40 animate-appear bg-veil" />
        <div class="fixed inset-0 z-50 grid place-items-end justify-items-center overflow-y-auto sm:place-items-center sm:p-5">
          <Modal.Content
            ref={keepFocusInside}
            role={props.role ?? 'dialog'}
            onOpenAutoFocus={focusFirst}
            onCloseAutoFocus={giveFocusBack}
            class="w-full animate-rise rounded-t-dialog border border-rule bg-sheet shadow-3 outline-none sm:rounded-dialog"
            classList={{ 'max-w-110': !props.wide, 'max-w-160': props.wide }}
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
