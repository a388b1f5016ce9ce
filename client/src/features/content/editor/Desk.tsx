import { createComputed, createSignal, type JSX, lazy, Show, Suspense } from 'solid-js';
import { formatCount } from '../../../lib/numbers.ts';
import { createUrlState, text } from '../../../lib/url-state.ts';
import { createMedia } from '../../../ui/media.ts';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { Tabs } from '../../../ui/Tabs.tsx';
import type { Editing } from './create-editor.ts';
import { countWords, readingMinutes, textOf } from './measure.ts';
import { Preview } from './Preview.tsx';
import { createSettled } from './settled.ts';
import { TitleField } from './TitleField.tsx';

// Each with its own libraries, for who opens it.
const VisualEditor = lazy(() => import('./visual/VisualEditor.tsx'));
const SourceEditor = lazy(() => import('./source/SourceEditor.tsx'));

export interface DeskProps {
  editing: Editing;
  siteUrl: string;
  readOnly: boolean;
  notices: JSX.Element;
  /** All that is not the text, where there is no room for a rail. */
  details: JSX.Element;
}

/** Title and text: as they are read, and as HTML. A view that was opened stays, with its caret and its undo. */
export function Desk(props: DeskProps) {
  const [url, setUrl] = createUrlState({ view: text() });
  const isWide = createMedia('(width >= 80rem)');
  const hasRail = createMedia('(width >= 64rem)');
  const [caret, setCaret] = createSignal<number>();

  const tabs = () => [
    { value: 'write', label: 'Write' },
    { value: 'source', label: 'HTML source' },
    ...(isWide() ? [{ value: 'both', label: 'Side by side' }] : []),
    { value: 'preview', label: 'Preview' },
    ...(hasRail() ? [] : [{ value: 'details', label: 'Details' }]),
  ];
  const view = () => (tabs().some((tab) => tab.value === url.view()) ? url.view() : 'write');
  const writes = () => view() === 'write';
  const hasSource = () => view() === 'source' || view() === 'both';
  const hasPreview = () => view() === 'preview' || view() === 'both';

  const [wasOpened, setOpened] = createSignal({ visual: false, source: false });
  createComputed(() => setOpened((before) => ({ visual: before.visual || writes(), source: before.source || hasSource() })));

  const html = createSettled(() => props.editing.mine.contentHtml);
  const words = () => countWords(textOf(html()));
  const onChange = (contentHtml: string) => props.editing.set({ contentHtml });

  const head = () => (
    <>
      <div class="mb-4 grid gap-2 font-sans empty:hidden">{props.notices}</div>
      <TitleField
        value={props.editing.mine.title}
        onChange={(title) => props.editing.set({ title })}
        fault={props.editing.titleFault()}
        readOnly={props.readOnly}
      />
    </>
  );

  return (
    <div class="flex min-h-0 min-w-0 flex-1 flex-col bg-sheet">
      <div class="relative flex-none">
        <Tabs
          label="Ways to see the text"
          value={view()}
          onChange={(chosen) => setUrl({ view: chosen === 'write' ? '' : chosen })}
          tabs={tabs()}
        />
        <p class="pointer-events-none absolute inset-y-0 right-4 hidden items-center text-ink-3 sm:right-6 sm:flex">
          <span class="figures mr-1">{formatCount(words())}</span> {words() === 1 ? 'word' : 'words'}
          <Show when={words() > 0}>, {readingMinutes(words())} min</Show>
        </p>
      </div>
      <Show when={wasOpened().visual}>
        <div class="min-h-0 flex-1" hidden={!writes()}>
          <Suspense fallback={<WritingSkeleton />}>
            <VisualEditor
              value={props.editing.mine.contentHtml}
              onChange={onChange}
              siteUrl={props.siteUrl}
              readOnly={props.readOnly}
              active={writes()}
              head={<Show when={writes()}>{head()}</Show>}
            />
          </Suspense>
        </div>
      </Show>
      <Show when={!writes()}>
        <div class="w-full flex-none px-4 pt-4 pb-3 sm:px-6" classList={{ 'mx-auto max-w-179': view() === 'preview' }}>
          {head()}
        </div>
      </Show>
      <div
        class="min-h-0 flex-1 border-t border-rule"
        hidden={writes()}
        classList={{ 'grid grid-cols-2 divide-x divide-rule': view() === 'both', 'overflow-y-auto bg-paper': view() === 'details' }}
      >
        <Show when={wasOpened().source}>
          <div class="h-full min-h-0 min-w-0" hidden={!hasSource()}>
            <Suspense fallback={<WritingSkeleton />}>
              <SourceEditor
                value={props.editing.mine.contentHtml}
                saved={props.editing.base().fields.contentHtml}
                onChange={onChange}
                onCaret={setCaret}
                readOnly={props.readOnly}
                active={hasSource()}
              />
            </Suspense>
          </div>
        </Show>
        <Show when={hasPreview()}>
          <Preview html={props.editing.mine.contentHtml} siteUrl={props.siteUrl} caret={view() === 'both' ? caret() : undefined} />
        </Show>
        <Show when={view() === 'details'}>{props.details}</Show>
      </div>
    </div>
  );
}

const WritingSkeleton = () => (
  <div aria-busy="true" class="mx-auto grid max-w-179 content-start gap-4 px-6 pt-16">
    <Skeleton class="mb-6 h-6! w-3/5" />
    <Skeleton class="w-4/5" />
    <Skeleton class="w-11/12" />
    <Skeleton class="w-2/3" />
  </div>
);
