import { createUniqueId, For, type JSX, Show } from 'solid-js';

export interface RadioOption<Value extends string> {
  value: Value;
  label: string;
  /** What comes of it. */
  description?: JSX.Element;
  disabled?: boolean;
}

export interface RadioListProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly RadioOption<Value>[];
  onChange: (value: Value) => void;
}

/** One of a few, each with a word about what comes of it. */
export function RadioList<Value extends string>(props: RadioListProps<Value>) {
  const name = createUniqueId();
  return (
    <fieldset class="grid gap-1.5">
      <legend class="pb-1 font-[550] text-ink">{props.label}</legend>
      <For each={props.options}>
        {(option) => (
          <label class="flex items-start gap-2.5 rounded-control border border-rule px-3 py-2 transition-colors duration-90 hover:border-edge has-checked:border-pencil-line has-checked:bg-pencil-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-pencil has-disabled:opacity-55">
            <input
              type="radio"
              name={name}
              checked={props.value === option.value}
              disabled={option.disabled}
              onChange={() => props.onChange(option.value)}
              class="mt-0.5 size-4 shrink-0 appearance-none rounded-full border-[1.5px] border-edge bg-raise outline-none checked:border-5 checked:border-pencil forced-colors:appearance-auto touch:size-4.5"
            />
            <span class="min-w-0">
              <span class="font-medium">{option.label}</span>
              <Show when={option.description}>
                <span class="block text-label text-ink-3 in-[:checked~span]:text-ink-2">{option.description}</span>
              </Show>
            </span>
          </label>
        )}
      </For>
    </fieldset>
  );
}
