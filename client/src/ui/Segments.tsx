import { createUniqueId, For, type JSX } from 'solid-js';

export interface Segment<Value extends string> {
  value: Value;
  label: string;
  icon?: JSX.Element;
}

export interface SegmentsProps<Value extends string> {
  /** What is chosen: said, not shown. */
  label: string;
  value: Value;
  options: readonly Segment<Value>[];
  onChange: (value: Value) => void;
}

/** One of a few ways to see the same, side by side. They are radio buttons: the arrow keys choose at once. */
export function Segments<Value extends string>(props: SegmentsProps<Value>) {
  const name = createUniqueId();
  return (
    <div
      role="radiogroup"
      aria-label={props.label}
      class="flex h-7.5 shrink-0 rounded-control border border-rule-2 bg-well p-0.5 touch:h-11"
    >
      <For each={props.options}>
        {(option) => (
          <label
            title={option.label}
            class="relative inline-flex cursor-pointer items-center gap-1.5 rounded-badge px-2.5 font-medium whitespace-nowrap text-ink-2 transition-colors duration-90 hover:text-ink has-checked:bg-raise has-checked:font-semibold has-checked:text-ink has-checked:shadow-1 has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-pencil touch:min-w-11 touch:justify-center"
          >
            <input
              type="radio"
              name={name}
              class="sr-only"
              checked={props.value === option.value}
              onChange={() => props.onChange(option.value)}
            />
            {option.icon}
            <span classList={{ 'max-sm:sr-only': option.icon !== undefined }}>{option.label}</span>
          </label>
        )}
      </For>
    </div>
  );
}
