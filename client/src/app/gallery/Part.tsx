import type { JSX } from 'solid-js';

export function Part(props: { title: string; children: JSX.Element; bare?: boolean }) {
  return (
    <section aria-label={props.title} class="flex-none border-t border-rule">
      <h2 class="px-4 pt-4 pb-2 font-semibold text-ink-2 sm:px-5">{props.title}</h2>
      <div classList={{ 'px-4 pb-5 sm:px-5': !props.bare }}>{props.children}</div>
    </section>
  );
}

export const Row = (props: { children: JSX.Element }) => (
  <div class="flex flex-wrap items-center gap-x-4 gap-y-2 py-1.5">{props.children}</div>
);
