/**
 * Things that wait for somebody, one after the other: which of them is open, which are chosen, and what comes next when one is
 * settled. The open one stands in the address; where there is room the first is open by itself.
 */
import { createMemo, createSignal } from 'solid-js';
import type { Failure } from '../../../lib/failure.ts';
import { createLongList, type LongPage } from '../../../lib/long-list.ts';
import { createUrlState, text } from '../../../lib/url-state.ts';
import { createMedia } from '../../../ui/media.ts';
import { createSelection } from '../../../ui/selection.ts';
import { makeShortcut } from '../../../ui/shortcut.ts';
import { nextOf } from './next-of.ts';

export interface QueueItem {
  /** Of the content that it is about. */
  id: string;
  title: string;
}

export interface QueueOptions<Item extends QueueItem> {
  siteId: () => string;
  load: (siteId: string, after: string | null, withTotal: boolean) => Promise<LongPage<Item> | { failure: Failure }>;
  /** What is begun on the open one and would be lost with it; it is asked before another is opened. */
  isBusy: () => boolean;
  /** Keys do nothing, as while two texts are merged. */
  isLocked: () => boolean;
}

export function createQueue<Item extends QueueItem>(options: QueueOptions<Item>) {
  const list = createLongList<string, Item>({
    variables: options.siteId,
    ahead: 20,
    load: options.load,
  });
  const [url, setUrl] = createUrlState({ content: text() });
  const isWide = createMedia('(width >= 64rem)');
  const items = createMemo(list.nodes);
  const selection = createSelection(() => items().map(({ id }) => id));
  const currentId = () => url.content() || (isWide() ? items()[0]?.id : undefined);
  const [asked, setAsked] = createSignal<string>();
  const [settledCount, setSettledCount] = createSignal(0);

  const open = (id: string) => setUrl({ content: id }, { push: !isWide() && !url.content() });
  const go = (id: string) => {
    if (id === currentId()) return;
    if (options.isBusy()) setAsked(id);
    else open(id);
  };
  const step = (by: 1 | -1) => {
    const at = items().findIndex(({ id }) => id === currentId());
    const next = items()[Math.max(0, at + by)];
    if (!next) return;
    go(next.id);
    if (at + 1 + by >= items().length) list.see(0, items().length + 1);
  };

  const free = (key: string) => () => (options.isLocked() || items().length === 0 ? undefined : key);
  makeShortcut(
    free('j'),
    () => step(1),
    () => ({ label: 'The next one', group: 'In a list' }),
  );
  makeShortcut(
    free('k'),
    () => step(-1),
    () => ({ label: 'The one before', group: 'In a list' }),
  );
  makeShortcut(
    free('x'),
    (event) => {
      const id = currentId();
      if (id) selection.toggle(id, event.shiftKey);
    },
    () => ({ label: 'Select the open one', group: 'In a list' }),
  );

  return {
    list,
    items,
    selection,
    isWide,
    currentId,
    /** As far as it is in what was read. */
    current: (): Item | undefined => items().find(({ id }) => id === currentId()),
    /** Whether one is open by choice: where there is little room, it then has all of it. */
    isOpen: () => url.content() !== '',
    go,
    close: () => setUrl({ content: '' }),
    step,
    /** Takes out what was settled, and opens what comes next. */
    settled: (ids: readonly string[]) => {
      const gone = new Set(ids);
      const open = currentId();
      const next = open !== undefined && gone.has(open) ? nextOf(items(), open, gone) : open;
      for (const id of gone) if (selection.has(id)) selection.toggle(id);
      list.patch(gone, () => null);
      setSettledCount((count) => count + gone.size);
      setUrl({ content: next === undefined || (isWide() && next === items()[0]?.id) ? '' : next });
      list.see(0, Math.max(1, items().length));
    },
    /** How many were settled since the page was opened. */
    settledCount,
    /** Which one is to be opened, when somebody has said that what was begun may go. */
    asked,
    stay: () => setAsked(undefined),
    leave: () => {
      const id = asked();
      setAsked(undefined);
      if (id) open(id);
    },
  };
}

export type Queue<Item extends QueueItem> = ReturnType<typeof createQueue<Item>>;
