import { createEffect, createMemo, type JSX, Show } from 'solid-js';

export interface CheckboxProps {
  label: string;
  /** Said, not shown: in a table, where the row says it. */
  hideLabel?: boolean;
  description?: JSX.Element;
  checked: boolean;
  /** Some of what it stands for are chosen, not all. */
  indeterminate?: boolean;
  /** `range`: with Shift, everything since the last one is meant. */
  onChange: (checked: boolean, range: boolean) => void;
  disabled?: boolean;
  name?: string;
}

export function Checkbox(props: CheckboxProps) {
  let input!: HTMLInputElement;
  let range = false;
  const checked = createMemo(() => props.checked);
  const some = createMemo(() => props.indeterminate ?? false);
  createEffect(() => {
    input.indeterminate = some();
  });
  return (
    <label
      class="relative inline-flex items-start gap-2 has-disabled:opacity-55 touch:min-h-11 touch:py-3"
      classList={{ 'before:absolute before:-inset-2.5': props.hideLabel }}
    >
      <span class="relative mt-0.5 grid size-4 shrink-0 place-items-center touch:size-4.5">
        <input
          ref={input}
          type="checkbox"
          name={props.name}
          aria-label={props.hideLabel ? props.label : undefined}
          checked={checked()}
          disabled={props.disabled}
          onClick={(event) => {
            range = event.shiftKey;
          }}
          onChange={(event) => {
            const wanted = event.currentTarget.checked;
            // What is shown follows `checked`, also where the change is refused.
            event.currentTarget.checked = checked();
            event.currentTarget.indeterminate = some();
            props.onChange(wanted, range);
          }}
          class="peer size-full cursor-pointer appearance-none rounded-badge border-[1.5px] border-edge bg-raise transition-colors duration-90 checked:border-pencil checked:bg-pencil indeterminate:border-pencil indeterminate:bg-pencil hover:border-ink-3 checked:hover:border-pencil-2 disabled:cursor-not-allowed forced-colors:appearance-auto"
        />
        <span class="pointer-events-none absolute text-on-pencil opacity-0 peer-checked:opacity-100 peer-indeterminate:opacity-100 forced-colors:hidden">
          {/* Drawn here: a long table makes thousands of them, for which a component of its own is too dear. */}
          <svg
            width="12"
            height="12"
            viewBox="0 0 24 24"
            fill="none"
            stroke="currentColor"
            stroke-width="3"
            stroke-linecap="round"
            aria-hidden="true"
          >
            <path stroke-linejoin="round" d={some() ? 'M5 12h14' : 'M20 6 9 17l-5-5'} />
          </svg>
        </span>
      </span>
      <Show when={!props.hideLabel}>
        <span class="min-w-0">
          {props.label}
          <Show when={props.description}>
            <span class="block text-label text-ink-3">{props.description}</span>
          </Show>
        </span>
      </Show>
    </label>
  );
}
