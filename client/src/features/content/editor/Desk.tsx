import { createSignal, type JSX, Show } from 'solid-js';
import { formatCount } from '../../../lib/numbers.ts';
import { createUrlState, text } from '../../../lib/url-state.ts';
import { createMedia } from '../../../ui/media.ts';
import { Tabs } from '../../../ui/Tabs.tsx';
import type { Editing } from './create-editor.ts';
import { countWords, readingMinutes, textOf } from './measure.ts';
import { Preview } from './Preview.tsx';
import { SourceField } from './SourceField.tsx';
import { createSettled } from './settled.ts';
import { TitleField } from './TitleField.tsx';

export interface DeskProps {
  editing: Editing;
  siteUrl: string;
  readOnly: boolean;
  notices: JSX.Element;
  /** All that is not the text, where there is no room for a rail. */
  details: JSX.Element;
}

/** Title and text, as HTML and as it will be read. */
export function Desk(props: DeskProps) {
  const [url, setUrl] = createUrlState({ view: text() });
  const isWide = createMedia('(width >= 80rem)');
  const hasRail = createMedia('(width >= 64rem)');
  const [caret, setCaret] = createSignal<number>();

  const tabs = () => [
    ...(isWide() ? [{ value: 'both', label: 'Side by side' }] : []),
    { value: 'source', label: 'HTML source' },
    { value: 'preview', label: 'Preview' },
    ...(hasRail() ? [] : [{ value: 'details', label: 'Details' }]),
  ];
  const view = () => (tabs().some((tab) => tab.value === url.view()) ? url.view() : (tabs()[0]?.value ?? 'source'));

  const html = createSettled(() => props.editing.mine.contentHtml);
  const words = () => countWords(textOf(html()));
  const column = () => (view() === 'preview' ? 'mx-auto max-w-179' : 'max-w-240');

  return (
    <div class="flex min-h-0 min-w-0 flex-1 flex-col bg-sheet">
      <div class={`grid w-full flex-none gap-2 px-4 pt-4 pb-3 sm:px-6 sm:pt-6 ${column()}`}>
        <div class="mb-3 grid gap-2 empty:hidden">{props.notices}</div>
        <TitleField
          value={props.editing.mine.title}
          onChange={(title) => props.editing.set({ title })}
          fault={props.editing.titleFault()}
          readOnly={props.readOnly}
        />
      </div>
      <div class="relative flex-none">
        <Tabs
          label="Ways to see the text"
          value={view()}
          onChange={(chosen) => setUrl({ view: chosen === tabs()[0]?.value ? '' : chosen })}
          tabs={tabs()}
        />
        <p class="pointer-events-none absolute inset-y-0 right-4 hidden items-center text-ink-3 sm:right-6 sm:flex">
          <span class="figures mr-1">{formatCount(words())}</span> {words() === 1 ? 'word' : 'words'}
          <Show when={words() > 0}>, {readingMinutes(words())} min</Show>
        </p>
      </div>
      <div
        class="min-h-0 flex-1"
        classList={{ 'grid grid-cols-2 divide-x divide-rule': view() === 'both', 'overflow-y-auto bg-paper': view() === 'details' }}
      >
        <Show when={view() === 'both' || view() === 'source'}>
          <div class={`h-full min-h-0 min-w-0 ${view() === 'source' ? 'max-w-240' : ''}`}>
            <SourceField
              value={props.editing.mine.contentHtml}
              saved={props.editing.base().fields.contentHtml}
              onChange={(contentHtml) => props.editing.set({ contentHtml })}
              onCaret={setCaret}
              readOnly={props.readOnly}
            />
          </div>
        </Show>
        <Show when={view() === 'both' || view() === 'preview'}>
          <Preview html={props.editing.mine.contentHtml} siteUrl={props.siteUrl} caret={view() === 'both' ? caret() : undefined} />
        </Show>
        <Show when={view() === 'details'}>{props.details}</Show>
      </div>
    </div>
  );
}
