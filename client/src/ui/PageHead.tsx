import { createEffect, type JSX, Show } from 'solid-js';

export interface PageHeadProps {
  title: string;
  /** One line of counts. */
  summary?: string | undefined;
  /** The page's actions, at most one of them primary. */
  children?: JSX.Element;
}

export function PageHead(props: PageHeadProps) {
  createEffect(() => {
    document.title = `${props.title} · IGNY8`;
  });
  return (
    <header class="flex h-14 flex-none items-center gap-3 px-4 sm:px-5">
      <h1 class="serif-title text-title">{props.title}</h1>
      <Show when={props.summary}>
        <span class="min-w-0 flex-1 truncate pt-1.25 text-ink-3">{props.summary}</span>
      </Show>
      <div class="ml-auto flex items-center gap-2">{props.children}</div>
    </header>
  );
}
