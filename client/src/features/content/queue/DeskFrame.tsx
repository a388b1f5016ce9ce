import { A } from '@solidjs/router';
import { type JSX, onMount } from 'solid-js';
import { editorUrl } from '../content.urls.ts';

export interface DeskFrameProps {
  siteId: string;
  contentId: string;
  title: string;
  /** A line under the title. */
  facts: JSX.Element;
  /** What can be done, at the foot, the likeliest first. */
  actions: JSX.Element;
  /** Beside them: what comes of it. */
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
      <header class="flex-none px-4 pt-3 pb-2 sm:px-5">
        <h2 ref={heading} tabindex="-1" class="serif-title text-title outline-none">
          <A href={editorUrl(props.siteId, props.contentId)} class="rounded-[2px] hover:underline" title="Open it in the editor">
            {props.title || 'Untitled'}
          </A>
        </h2>
        <p class="text-ink-2">{props.facts}</p>
      </header>
      <div class="min-h-0 flex-1 overflow-y-auto border-t border-rule" tabindex="0">
        {props.children}
      </div>
      <footer class="flex flex-none flex-wrap items-center gap-2 border-t border-rule bg-sheet px-4 py-3 sm:px-5">
        {props.actions}
        <span class="ml-auto hidden text-label text-ink-3 xl:inline">{props.note}</span>
      </footer>
    </>
  );
}
