/**
 * A box over the page in which everything is found and done by typing. The focus stays in the box; the keys move through the
 * list beneath it, as the ARIA practice for a combobox with a listbox has it.
 */
import * as Modal from '@kobalte/core/dialog';
import Search from 'lucide-solid/icons/search';
import X from 'lucide-solid/icons/x';
import { createMemo, createUniqueId, For, type JSX, onMount, Show } from 'solid-js';
import { createFocusReturn } from '../Dialog.tsx';
import { IconButton } from '../IconButton.tsx';
import { Kbd } from '../Kbd.tsx';
import { PaletteList } from './PaletteList.tsx';
import { createPaletteKeys } from './palette-keys.ts';

export interface PaletteEntry {
  id: string;
  label: string;
  icon: () => JSX.Element;
  /** The writer's words are set in serif, the tool's in sans. */
  written?: boolean | undefined;
  /** A second line. */
  below?: (() => JSX.Element) | undefined;
  /** At the right: how it stands, which key does the same. */
  aside?: (() => JSX.Element) | undefined;
  /** Leads somewhere; or does something. */
  href?: string | undefined;
  run?: (() => void) | undefined;
}

export interface PaletteGroup {
  name: string;
  entries: readonly PaletteEntry[];
}

export interface CommandPaletteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  query: string;
  onQuery: (query: string) => void;
  groups: readonly PaletteGroup[];
  /** More may come. */
  busy: boolean;
  /** Stands under what was found: what could not be looked up, and the way to try again. */
  trouble?: JSX.Element;
  /** What is said when nothing fits. */
  empty: string;
  onGo: (href: string, newTab: boolean) => void;
}

export function CommandPalette(props: CommandPaletteProps) {
  const giveFocusBack = createFocusReturn(() => props.open);
  // What it does begins when the page has its focus back: a dialog that it opens gives the focus back to there.
  let after: (() => void) | undefined;
  const choose = (entry: PaletteEntry, newTab: boolean) => {
    const { href, run } = entry;
    after = href === undefined ? run : () => props.onGo(href, newTab);
    props.onOpenChange(false);
  };
  return (
    <Modal.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Modal.Portal>
        <Modal.Overlay class="fixed inset-0 z-40 animate-appear bg-veil" />
        <div class="fixed inset-0 z-50 grid items-start justify-items-center sm:px-5 sm:pt-[12vh]">
          <Modal.Content
            onCloseAutoFocus={(event) => {
              giveFocusBack(event);
              after?.();
              after = undefined;
            }}
            class="flex max-h-dvh w-full animate-appear flex-col overflow-hidden border-rule bg-sheet shadow-3 outline-none max-sm:h-dvh sm:max-h-[min(34rem,76vh)] sm:max-w-150 sm:rounded-dialog sm:border"
          >
            <Modal.Title class="sr-only">Search or go to</Modal.Title>
            <Inside {...props} onChoose={choose} />
          </Modal.Content>
        </div>
      </Modal.Portal>
    </Modal.Root>
  );
}

function Inside(props: CommandPaletteProps & { onChoose: (entry: PaletteEntry, newTab: boolean) => void }) {
  const id = createUniqueId();
  const listId = `${id}-list`;
  let box!: HTMLInputElement;
  onMount(() => queueMicrotask(() => box.focus()));
  const entries = createMemo(() => props.groups.flatMap((group) => group.entries));
  const keys = createPaletteKeys(
    () => entries().map((entry) => entry.id),
    () => props.query,
  );
  const optionId = (entryId: string) => `${listId}-${entries().findIndex((entry) => entry.id === entryId)}`;
  const choose = (entryId: string | undefined, newTab: boolean) => {
    const entry = entries().find((each) => each.id === entryId);
    if (entry) props.onChoose(entry, newTab);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    // The key that opened it closes it.
    if (event.key === 'k' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      return props.onOpenChange(false);
    }
    const act = {
      ArrowDown: () => keys.step(1),
      ArrowUp: () => keys.step(-1),
      Enter: () => choose(keys.active(), event.ctrlKey || event.metaKey),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  return (
    <>
      <div class="flex h-12 flex-none items-center gap-2.5 border-b border-rule pr-2 pl-4 touch:h-14">
        <Search size={16} strokeWidth={1.75} aria-hidden="true" class="flex-none text-ink-3" />
        <input
          ref={box}
          type="text"
          role="combobox"
          aria-label="Search or go to"
          aria-autocomplete="list"
          aria-expanded={entries().length > 0}
          aria-controls={entries().length > 0 ? listId : undefined}
          aria-activedescendant={keys.active() === undefined ? undefined : optionId(keys.active() as string)}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          placeholder="Content, clusters, keywords, pages, commands"
          value={props.query}
          onInput={(event) => props.onQuery(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          class="h-full min-w-0 flex-1 bg-transparent text-[0.9375rem] text-ink outline-none touch:text-[1rem]"
        />
        <IconButton name="Close" onClick={() => props.onOpenChange(false)}>
          <X size={16} strokeWidth={1.75} />
        </IconButton>
      </div>
      <div class="min-h-0 flex-1 overflow-y-auto overscroll-contain p-1.5" aria-busy={props.busy}>
        <Show when={entries().length > 0}>
          <PaletteList
            id={listId}
            optionId={optionId}
            groups={props.groups}
            active={keys.active()}
            onPoint={keys.point}
            onChoose={(entry, newTab) => props.onChoose(entry, newTab)}
          />
        </Show>
        <Show when={entries().length === 0 && !props.busy && !props.trouble}>
          <p class="px-2.5 py-4 text-ink-2">{props.empty}</p>
        </Show>
        <Show when={props.busy && entries().length === 0}>
          <p class="animate-late px-2.5 py-4 text-ink-3">Searching…</p>
        </Show>
        {props.trouble}
      </div>
      <p role="status" class="sr-only">
        {props.busy ? '' : `${entries().length} found`}
      </p>
      <footer class="flex h-9 flex-none items-center gap-4 border-t border-rule px-4 text-label text-ink-3 touch:hidden">
        <For each={hints}>
          {([key, words]) => (
            <span class="flex items-center gap-1.5">
              <Kbd>{key}</Kbd> {words}
            </span>
          )}
        </For>
      </footer>
    </>
  );
}

const hints = [
  ['↑↓', 'choose'],
  ['↵', 'open'],
  ['Esc', 'close'],
] as const;
