import { createEffect, For, Show } from 'solid-js';
import type { PaletteEntry, PaletteGroup } from './CommandPalette.tsx';

interface PaletteListProps {
  id: string;
  optionId: (entryId: string) => string;
  groups: readonly PaletteGroup[];
  active: string | undefined;
  onPoint: (entryId: string) => void;
  onChoose: (entry: PaletteEntry, newTab: boolean) => void;
}

/** Pressing here must not take the focus out of the box. */
const keepFocus = (event: Event) => event.preventDefault();

/** What was found, by kind. */
export function PaletteList(props: PaletteListProps) {
  return (
    <div
      id={props.id}
      role="listbox"
      tabindex={-1}
      aria-label="What was found"
      onPointerDown={keepFocus}
      onMouseDown={keepFocus}
      class="outline-none"
    >
      <For each={props.groups}>
        {(group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options within a listbox, which no element is.
          <div role="group" aria-label={group.name} class="pb-1 not-first:pt-1">
            <div aria-hidden="true" class="px-2.5 pt-1.5 pb-1 text-note text-ink-3">
              {group.name}
            </div>
            <For each={group.entries}>
              {(entry) => (
                <Option
                  entry={entry}
                  id={props.optionId(entry.id)}
                  active={entry.id === props.active}
                  onPoint={() => props.onPoint(entry.id)}
                  onChoose={(newTab) => props.onChoose(entry, newTab)}
                />
              )}
            </For>
          </div>
        )}
      </For>
    </div>
  );
}

interface OptionProps {
  entry: PaletteEntry;
  id: string;
  active: boolean;
  onPoint: () => void;
  onChoose: (newTab: boolean) => void;
}

function Option(props: OptionProps) {
  let element!: HTMLDivElement;
  createEffect(() => {
    if (props.active) element.scrollIntoView({ block: 'nearest' });
  });
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the keys are in the box, which names this one as active.
    <div
      ref={element}
      role="option"
      id={props.id}
      aria-selected={props.active}
      onPointerMove={() => !props.active && props.onPoint()}
      onClick={(event) => props.onChoose(event.ctrlKey || event.metaKey)}
      class="flex min-h-9 scroll-my-8 items-center gap-2.5 rounded-control px-2.5 py-1 select-none aria-selected:bg-pencil-soft touch:min-h-11"
    >
      <span class="flex-none text-ink-3">{props.entry.icon()}</span>
      <span class="min-w-0 flex-1">
        <span class="block truncate" classList={{ 'font-serif text-row font-medium': props.entry.written }} title={props.entry.label}>
          {props.entry.label}
        </span>
        <Show when={props.entry.below}>{(below) => <span class="block truncate text-label text-ink-3">{below()()}</span>}</Show>
      </span>
      <Show when={props.entry.aside}>
        {(aside) => <span class="max-w-[45%] min-w-0 flex-none text-label text-ink-3">{aside()()}</span>}
      </Show>
    </div>
  );
}
