import * as Modal from '@kobalte/core/dialog';
import X from 'lucide-solid/icons/x';
import { type JSX, Show } from 'solid-js';
import { createFocusReturn, focusFirst, keepFocusInside } from '../../../ui/Dialog.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';

export interface PublishFrameProps {
  onClose: () => void;
  title: string;
  summary: JSX.Element;
  /** At the right of the head: how fresh what is shown is. */
  aside?: JSX.Element;
  /** What would be done, and the one button that does it. */
  facts: JSX.Element;
  actions: JSX.Element;
  /** The words themselves. */
  children?: JSX.Element;
}

/** A sheet from below, over the page whose content it is about: the facts on the left, the words on the right; one under the other where there is no room. */
export function PublishFrame(props: PublishFrameProps) {
  const giveFocusBack = createFocusReturn(() => true);
  return (
    <Modal.Root open onOpenChange={(open) => !open && props.onClose()}>
      <Modal.Portal>
        <Modal.Overlay class="fixed inset-0 z-40 animate-appear bg-veil" />
        <Modal.Content
          ref={keepFocusInside}
          onOpenAutoFocus={focusFirst}
          onCloseAutoFocus={giveFocusBack}
          class="fixed inset-x-0 bottom-0 z-50 flex max-h-[94dvh] animate-slide-up flex-col overflow-hidden rounded-t-dialog border-t border-rule bg-sheet shadow-3 outline-none lg:h-[78dvh] xl:inset-x-8"
        >
          <header class="flex flex-none items-start gap-3 border-b border-rule px-4 py-3 sm:px-5 lg:items-center">
            <div class="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3">
              <Modal.Title class="serif-title text-title">{props.title}</Modal.Title>
              <Modal.Description class="min-w-0 text-ink-3">{props.summary}</Modal.Description>
            </div>
            <Show when={props.aside}>
              <span class="text-ink-3 max-md:hidden">{props.aside}</span>
            </Show>
            <Modal.CloseButton as={IconButton} name="Close" class="-mr-1.5 touch:-mt-2">
              <X size={16} strokeWidth={1.75} />
            </Modal.CloseButton>
          </header>
          <div
            class="min-h-0 flex-1 max-lg:flex max-lg:flex-col max-lg:overflow-y-auto lg:grid"
            classList={{ 'lg:grid-cols-[20rem_minmax(0,1fr)]': Boolean(props.children), 'lg:grid-cols-[minmax(0,1fr)]': !props.children }}
          >
            <div class="flex min-h-0 flex-col max-lg:contents lg:border-r lg:border-rule">
              <div class="grid min-h-0 flex-1 content-start gap-4 px-4 py-4 max-lg:order-1 max-lg:flex-none sm:px-5 lg:overflow-y-auto">
                {props.facts}
              </div>
              <div class="flex flex-none flex-wrap items-center gap-2 bg-sheet px-4 py-3 max-lg:sticky max-lg:bottom-0 max-lg:z-20 max-lg:order-3 max-lg:border-t max-lg:border-rule sm:px-5">
                {props.actions}
              </div>
            </div>
            <Show when={props.children}>
              <div class="flex min-h-0 min-w-0 flex-col max-lg:order-2 max-lg:flex-none max-lg:border-t max-lg:border-rule">
                {props.children}
              </div>
            </Show>
          </div>
        </Modal.Content>
      </Modal.Portal>
    </Modal.Root>
  );
}
