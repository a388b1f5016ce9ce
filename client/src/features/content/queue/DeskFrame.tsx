import { A } from '@solidjs/router';
import { type JSX, onMount } from 'solid-js';
import { editorUrl } from '../content.urls.ts';

export interface DeskFrameProps {
  siteId: string;
  contentId: string;
  title: string;
  /** A line under the title. */
  facts: JSX.Element;
  /** What can be done. It stands above the texts, where no toast covers it. */
  actions: JSX.Element;
  /** What comes of it. */
  note?: JSX.Element;
  /** Whether it came by itself, after the one before was settled. */
  cameByItself: boolean;
  children: JSX.Element;
}

/** The one thing of a queue that is open: what it is, both sides of it, and what can be done. */
export function DeskFrame(props: DeskFrameProps) {
  let heading!: HTMLHeadingElement;
  // What had the focus went with the one before: the keyboard goes on here, and the new title is read.
  onMount(() => {
    if (props.cameByItself && document.activeElement === document.body) heading.focus({ preventScroll: true });
  });
  return (
    <>
      <header class="flex flex-none flex-wrap items-start gap-x-5 gap-y-2.5 border-b border-rule px-4 py-3 sm:px-5">
        <div class="min-w-0 flex-1 basis-88 max-sm:basis-full">
          <h2 ref={heading} tabindex="-1" class="serif-title text-title outline-none">
            <A href={editorUrl(props.siteId, props.contentId)} class="rounded-[2px] hover:underline" title="Open it in the editor">
              {props.title || 'Untitled'}
            </A>
          </h2>
          <p class="text-ink-2">{props.facts}</p>
          <p class="text-label text-ink-3">{props.note}</p>
        </div>
        <div class="flex flex-wrap items-center gap-2">{props.actions}</div>
      </header>
      {/* Scrolled by the keyboard too, where nothing in it takes the focus. */}
      <section aria-label="Both texts" class="min-h-0 flex-1 overflow-y-auto" tabindex="0">
        {props.children}
      </section>
    </>
  );
}
