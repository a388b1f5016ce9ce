/** Says that something went well, and offers to undo it. One at a time, for six seconds. Errors never come here. */
import CircleCheck from 'lucide-solid/icons/circle-check';
import X from 'lucide-solid/icons/x';
import { createSignal, onCleanup, Show } from 'solid-js';
import { Kbd } from './Kbd.tsx';
import { makeShortcut } from './shortcut.ts';

export interface ToastMessage {
  message: string;
  undo?: (() => void) | undefined;
  /** Where what came of it can be seen. */
  link?: { href: string; label: string } | undefined;
}

const SECONDS = 6;

const [toast, setToast] = createSignal<ToastMessage>();
let timer: ReturnType<typeof setTimeout> | undefined;

const rest = () => {
  clearTimeout(timer);
  timer = setTimeout(() => setToast(undefined), SECONDS * 1000);
};

export function showToast(message: ToastMessage): void {
  setToast({ ...message });
  rest();
}

export function hideToast(): void {
  clearTimeout(timer);
  setToast(undefined);
}

/** Where toasts appear: once, around every page. It stands above the job dock (`--dock-height`) and the selection bar. */
export function ToastRegion() {
  onCleanup(hideToast);
  return (
    <div
      role="status"
      data-kb-top-layer=""
      class="pointer-events-none fixed inset-x-3 bottom-[calc(var(--dock-height,0px)+1.25rem)] z-60 flex justify-center in-[:root:has([data-selection-bar])]:mb-12"
    >
      <Show when={toast()} keyed>
        {(current) => <Toast {...current} />}
      </Show>
    </div>
  );
}

function Toast(props: ToastMessage) {
  const undo = () => {
    // First, for undoing may have something to say itself.
    hideToast();
    props.undo?.();
  };
  makeShortcut(
    () => (props.undo ? 'z' : undefined),
    undo,
    () => ({ label: 'Undo', group: 'Everywhere' }),
  );
  return (
    <div
      onPointerEnter={() => clearTimeout(timer)}
      onPointerLeave={rest}
      onFocusIn={() => clearTimeout(timer)}
      onFocusOut={rest}
      class="pointer-events-auto flex min-h-10.5 max-w-120 animate-rise items-center gap-2.5 rounded-card bg-bar py-1 pr-1.5 pl-3.5 text-on-bar shadow-3"
    >
      <CircleCheck size={16} strokeWidth={1.75} aria-hidden="true" class="shrink-0" />
      <span class="min-w-0 flex-1 py-1">{props.message}</span>
      <Show when={props.link}>
        {(link) => (
          <a
            href={link().href}
            onClick={hideToast}
            class="ml-2 inline-flex h-7.5 shrink-0 items-center rounded-control px-2 font-semibold underline underline-offset-3 -outline-offset-2! outline-on-bar! hover:bg-on-bar/14 touch:h-11"
          >
            {link().label}
          </a>
        )}
      </Show>
      <Show when={props.undo}>
        <button
          type="button"
          aria-keyshortcuts="z"
          onClick={undo}
          class="ml-2 inline-flex h-7.5 shrink-0 items-center gap-1.5 rounded-control px-2 font-semibold -outline-offset-2! outline-on-bar! hover:bg-on-bar/14 touch:h-11"
        >
          Undo <Kbd class="border-on-bar-2/55 text-on-bar-2">Z</Kbd>
        </button>
      </Show>
      <button
        type="button"
        aria-label="Close"
        title="Close"
        onClick={hideToast}
        class="grid size-7.5 shrink-0 place-items-center rounded-control text-on-bar-2 -outline-offset-2! outline-on-bar! hover:bg-on-bar/14 hover:text-on-bar touch:size-11"
      >
        <X size={15} strokeWidth={1.75} />
      </button>
    </div>
  );
}
