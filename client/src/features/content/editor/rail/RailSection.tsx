import { type JSX, Show } from 'solid-js';

export interface RailSectionProps {
  title: string;
  /** A figure or a link beside the title. */
  aside?: JSX.Element;
  children: JSX.Element;
}

export function RailSection(props: RailSectionProps) {
  return (
    <section class="grid grid-cols-[minmax(0,1fr)] gap-2.5 border-b border-rule px-4 py-3.5 last:border-b-0">
      <div class="flex items-baseline gap-2">
        <h2 class="min-w-0 flex-1 text-label font-[550] text-ink-3">{props.title}</h2>
        <Show when={props.aside}>
          <span class="text-label text-ink-3">{props.aside}</span>
        </Show>
      </div>
      {props.children}
    </section>
  );
}
