import { createUniqueId, For, Show } from 'solid-js';

export interface RadioOption<Value extends string> {
  value: Value;
  label: string;
  /** Beside it, in few words. */
  hint?: string | undefined;
}

export interface RadioListProps<Value extends string> {
  label: string;
  value: Value | undefined;
  options: readonly RadioOption<Value>[];
  onChange: (value: Value) => void;
}

/** One of a few things, beneath each other, with what tells them apart. */
export function RadioList<Value extends string>(props: RadioListProps<Value>) {
  const name = createUniqueId();
  return (
    <fieldset>
      <legend class="pb-1.5 font-[550]">{props.label}</legend>
      <ul class="max-h-72 overflow-y-auto rounded-control border border-rule">
        <For each={props.options}>
          {(option) => {
            const isChosen = () => props.value === option.value;
            return (
              <li class="border-rule not-first:border-t">
                <label class="flex min-h-9 cursor-pointer items-center gap-2.5 px-3 py-1.5 hover:bg-hover has-checked:bg-pencil-soft has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-pencil touch:min-h-11">
                  <input
                    type="radio"
                    name={name}
                    class="size-4 flex-none accent-pencil outline-none!"
                    checked={isChosen()}
                    onChange={() => props.onChange(option.value)}
                    data-autofocus={isChosen() ? '' : undefined}
                  />
                  <span class="min-w-0 flex-1 truncate" classList={{ 'font-semibold': isChosen() }} title={option.label}>
                    {option.label}
                  </span>
                  <Show when={option.hint}>
                    <span class="flex-none text-label text-ink-3">{option.hint}</span>
                  </Show>
                </label>
              </li>
            );
          }}
        </For>
      </ul>
    </fieldset>
  );
}
