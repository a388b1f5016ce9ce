/** A box to type in, with choices that fit beneath: one value, or several. */
import X from 'lucide-solid/icons/x';
import { createSignal, For, Show } from 'solid-js';
import { ComboboxField, type ComboboxFieldProps } from './combobox/ComboboxField.tsx';
import { createComboboxState } from './combobox/combobox-state.ts';
import type { ComboboxOption } from './combobox/options.ts';

export type { ComboboxOption };

interface Choosing extends ComboboxFieldProps {
  options: ComboboxOption[];
  /** Asks for other options; without it, those that are there are filtered. */
  onSearch?: ((text: string) => void) | undefined;
  /** Offers to make what was typed. */
  create?: ((text: string) => void) | undefined;
}

export interface ComboboxProps extends Choosing {
  value: string | null;
  onChange: (value: string | null) => void;
}

/** Labels of what was chosen, also when a later search no longer brings it. */
function rememberLabels(options: () => ComboboxOption[]) {
  const [known, setKnown] = createSignal<Record<string, string>>({});
  return {
    labelOf: (value: string) => options().find((option) => option.value === value)?.label ?? known()[value] ?? value,
    remember: (option: ComboboxOption) => setKnown({ ...known(), [option.value]: option.label }),
  };
}

export function Combobox(props: ComboboxProps) {
  const labels = rememberLabels(() => props.options);
  const state = createComboboxState({
    options: () => props.options,
    onSearch: () => props.onSearch,
    create: () => props.create,
    multiple: false,
    onChoose: (option) => {
      labels.remember(option);
      props.onChange(option.value);
    },
  });
  // Emptied and left: nothing is chosen any more.
  const leave = () => {
    if (state.text()?.trim() === '' && props.value !== null) props.onChange(null);
  };
  return (
    <div onFocusOut={leave}>
      <ComboboxField
        {...props}
        state={state}
        multiple={false}
        isChosen={(value) => value === props.value}
        shown={props.value === null ? '' : labels.labelOf(props.value)}
      />
    </div>
  );
}

export interface MultiComboboxProps extends Choosing {
  values: string[];
  onChange: (values: string[]) => void;
}

export function MultiCombobox(props: MultiComboboxProps) {
  const labels = rememberLabels(() => props.options);
  const without = (value: string) => props.values.filter((other) => other !== value);
  const state = createComboboxState({
    options: () => props.options,
    onSearch: () => props.onSearch,
    create: () => props.create,
    multiple: true,
    onChoose: (option) => {
      labels.remember(option);
      props.onChange(props.values.includes(option.value) ? without(option.value) : [...props.values, option.value]);
    },
  });
  return (
    <ComboboxField
      {...props}
      placeholder={props.values.length === 0 ? props.placeholder : undefined}
      state={state}
      multiple
      isChosen={(value) => props.values.includes(value)}
      shown=""
      onKeyDown={(event) => {
        if (event.key === 'Backspace' && event.currentTarget.value === '') props.onChange(props.values.slice(0, -1));
      }}
      before={
        <For each={props.values}>
          {(value) => (
            <span class="inline-flex h-6.5 max-w-full items-center rounded-badge bg-pencil-soft pl-2 text-label font-medium text-pencil-2">
              <span class="truncate" title={labels.labelOf(value)}>
                {labels.labelOf(value)}
              </span>
              <Show when={!props.disabled} fallback={<span class="w-2" />}>
                <button
                  type="button"
                  aria-label={`Remove ${labels.labelOf(value)}`}
                  onClick={() => props.onChange(without(value))}
                  class="grid size-6.5 shrink-0 place-items-center rounded-badge -outline-offset-2! hover:bg-press touch:size-9"
                >
                  <X size={12} strokeWidth={2} />
                </button>
              </Show>
            </span>
          )}
        </For>
      }
    />
  );
}
