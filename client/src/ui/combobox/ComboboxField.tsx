import { Popper } from '@kobalte/core/popper';
import ChevronsUpDown from 'lucide-solid/icons/chevrons-up-down';
import { createSignal, createUniqueId, type JSX, Show } from 'solid-js';
import { FieldHead } from '../FieldHead.tsx';
import { fieldError, fieldHint, fieldLabel } from '../field.ts';
import type { ComboboxState } from './combobox-state.ts';
import { Listbox, optionId } from './Listbox.tsx';

export interface ComboboxFieldProps {
  label: string;
  name?: string | undefined;
  placeholder?: string | undefined;
  hint?: JSX.Element;
  error?: string | undefined;
  optional?: boolean | undefined;
  disabled?: boolean | undefined;
  hideLabel?: boolean | undefined;
  /** What is said when nothing fits. */
  empty?: string | undefined;
  autofocus?: boolean | undefined;
}

interface Props extends ComboboxFieldProps {
  state: ComboboxState;
  multiple: boolean;
  isChosen: (value: string) => boolean;
  /** What stands in the box while nobody types. */
  shown: string;
  before?: JSX.Element;
  onKeyDown?: (event: KeyboardEvent & { currentTarget: HTMLInputElement }) => void;
}

/** The box itself, with its list, its label and what is wrong; one value or several. */
export function ComboboxField(props: Props) {
  const id = createUniqueId();
  const [box, setBox] = createSignal<HTMLElement>();
  const [list, setList] = createSignal<HTMLElement>();
  const { state } = props;
  const listId = `${id}-list`;

  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLInputElement }) => {
    if (state.key(event)) {
      event.preventDefault();
      // Or Escape would close the dialog around it as well.
      event.stopPropagation();
    } else props.onKeyDown?.(event);
  };

  return (
    <div class="grid content-start gap-1.5">
      <FieldHead optional={props.optional}>
        <label for={id} class={props.hideLabel ? 'sr-only' : fieldLabel}>
          {props.label}
        </label>
      </FieldHead>
      <Popper anchorRef={box} contentRef={list} placement="bottom-start" gutter={4} sameWidth fitViewport>
        <div
          ref={setBox}
          class="relative flex min-h-8.5 w-full flex-wrap items-center gap-1 rounded-control border border-edge bg-raise py-0.75 pr-8 pl-1 shadow-1 transition-colors duration-90 focus-within:border-pencil focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-pencil hover:border-ink-3 has-aria-invalid:border-red has-disabled:bg-well touch:min-h-11"
        >
          {props.before}
          <input
            id={id}
            name={props.name}
            type="text"
            role="combobox"
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            autofocus={props.autofocus}
            disabled={props.disabled}
            placeholder={props.placeholder}
            aria-autocomplete="list"
            aria-expanded={state.open()}
            aria-controls={state.open() && state.options().length > 0 ? listId : undefined}
            aria-activedescendant={state.open() && state.active() >= 0 ? optionId(listId, state.active()) : undefined}
            aria-invalid={props.error ? true : undefined}
            aria-describedby={props.error || props.hint ? `${id}-about` : undefined}
            value={state.text() ?? props.shown}
            onInput={(event) => state.type(event.currentTarget.value)}
            onClick={() => state.show()}
            on:keydown={onKeyDown}
            onFocus={(event) => event.currentTarget.select()}
            onBlur={() => state.close()}
            class="h-6.5 min-w-16 flex-1 truncate bg-transparent px-1.5 text-ink outline-none touch:h-9 touch:text-[1rem]"
          />
          <ChevronsUpDown size={14} strokeWidth={1.75} aria-hidden="true" class="pointer-events-none absolute right-2.5 text-ink-3" />
        </div>
        <Show when={state.open()}>
          <Popper.Positioner class="z-60">
            <Listbox
              ref={setList}
              id={listId}
              label={props.label}
              options={state.options()}
              isChosen={props.isChosen}
              multiple={props.multiple}
              active={state.active()}
              onPoint={state.setActive}
              onChoose={state.choose}
              empty={props.empty ?? 'Nothing found'}
            />
          </Popper.Positioner>
        </Show>
      </Popper>
      <Show when={props.error || props.hint}>
        <div id={`${id}-about`} class={props.error ? fieldError : fieldHint}>
          {props.error || props.hint}
        </div>
      </Show>
    </div>
  );
}
