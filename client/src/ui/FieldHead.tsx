import { type JSX, Show } from 'solid-js';

/** The line above a field: its label, and that it may be left empty. */
export function FieldHead(props: { children: JSX.Element; optional?: boolean | undefined }) {
  return (
    <div class="flex items-baseline justify-between gap-2">
      {props.children}
      <Show when={props.optional}>
        <span class="text-label text-ink-3">Optional</span>
      </Show>
    </div>
  );
}
