import Check from 'lucide-solid/icons/check';
import Plus from 'lucide-solid/icons/plus';
import { createEffect, For, Show } from 'solid-js';
import { fieldPopup, popupItem } from '../popup.ts';
import { type ComboboxOption, CREATE } from './options.ts';

interface ListboxProps {
  id: string;
  label: string;
  options: ComboboxOption[];
  isChosen: (value: string) => boolean;
  multiple: boolean;
  /** Where the keys are. */
  active: number;
  onPoint: (index: number) => void;
  onChoose: (option: ComboboxOption) => void;
  empty: string;
  ref: (element: HTMLElement) => void;
}

export const optionId = (listId: string, index: number) => `${listId}-${index}`;

/** Pressing here must not take the focus out of the box. */
const keepFocus = (event: Event) => event.preventDefault();

/** The choices under the box. */
export function Listbox(props: ListboxProps) {
  return (
    <Show
      when={props.options.length > 0}
      fallback={
        <p ref={props.ref} role="status" class={`${fieldPopup} px-3 py-2.5 text-ink-3`}>
          {props.empty}
        </p>
      }
    >
      <div
        ref={props.ref}
        role="listbox"
        tabindex={-1}
        id={props.id}
        aria-label={props.label}
        aria-multiselectable={props.multiple || undefined}
        onPointerDown={keepFocus}
        onMouseDown={keepFocus}
        class={fieldPopup}
      >
        <For each={props.options}>
          {(option, index) => {
            let element!: HTMLDivElement;
            createEffect(() => {
              if (index() === props.active) element.scrollIntoView({ block: 'nearest' });
            });
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the keys are in the box, which names this one as active.
              <div
                ref={element}
                role="option"
                id={optionId(props.id, index())}
                aria-selected={props.isChosen(option.value)}
                data-highlighted={index() === props.active ? '' : undefined}
                onPointerMove={() => props.onPoint(index())}
                onClick={() => props.onChoose(option)}
                class={popupItem}
                classList={{ 'text-pencil-2 font-medium': option.value === CREATE }}
              >
                <Show when={option.value === CREATE}>
                  <Plus size={14} strokeWidth={2} aria-hidden="true" />
                </Show>
                <span class="min-w-0 flex-1 truncate" title={option.label}>
                  {option.label}
                </span>
                <Show when={option.hint}>
                  <span class="shrink-0 text-label text-ink-3">{option.hint}</span>
                </Show>
                <Show when={props.isChosen(option.value)}>
                  <Check size={14} strokeWidth={2.25} aria-hidden="true" class="shrink-0 text-pencil-2" />
                </Show>
              </div>
            );
          }}
        </For>
      </div>
    </Show>
  );
}
