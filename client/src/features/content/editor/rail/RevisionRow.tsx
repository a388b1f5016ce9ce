import { createSignal, onCleanup, onMount, Show } from 'solid-js';
import { ago } from '../../../../lib/ago.ts';
import { formatMoment } from '../../../../lib/dates.ts';
import { formatCount } from '../../../../lib/numbers.ts';
import { type WordChange, wordChange } from '../compare/word-change.ts';
import { authorOf, type Revision } from './revisions.ts';

export interface RevisionRowProps {
  revision: Revision;
  /** The one before it; null where it is the first, undefined where it is not loaded. */
  before: Revision | null | undefined;
  viewerId: string | null;
  onOpen: () => void;
}

/** A version in the list: who wrote it, when, and how many words came and went. */
export function RevisionRow(props: RevisionRowProps) {
  const [change, setChange] = createSignal<WordChange>();
  // When nothing else is to be done: nobody waits for it.
  onMount(() => {
    if (props.before === undefined) return;
    const count = () => setChange(wordChange(props.before ?? { title: '', contentHtml: '' }, props.revision));
    const timer = setTimeout(count, 200);
    onCleanup(() => clearTimeout(timer));
  });
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      title={`${props.revision.note ? `${props.revision.note}. ` : ''}${formatMoment(props.revision.createdAt)}`}
      onClick={props.onOpen}
      class="grid w-full grid-cols-[auto_minmax(0,1fr)_auto] items-baseline gap-x-2 rounded-control px-2 py-1 text-left transition-colors duration-90 hover:bg-hover touch:py-2"
    >
      <span class="figures min-w-6 text-ink-3">v{props.revision.version}</span>
      <span class="truncate">{authorOf(props.revision, props.viewerId)}</span>
      <span class="text-label whitespace-nowrap text-ink-3">{ago(props.revision.createdAt)}</span>
      <span class="col-span-2 col-start-2 flex min-h-4 gap-1.5 text-label text-ink-3">
        <Show when={change()}>{(words) => <Change {...words()} />}</Show>
        <Show when={props.revision.note}>{(note) => <span class="min-w-0 truncate">{note()}</span>}</Show>
      </span>
    </button>
  );
}

const Change = (props: WordChange) => (
  <Show when={props.added + props.removed > 0} fallback={<span class="whitespace-nowrap">same words</span>}>
    <span class="whitespace-nowrap tabular-nums">
      <Show when={props.added > 0}>
        <span class="text-green">+{formatCount(props.added)}</span>{' '}
      </Show>
      <Show when={props.removed > 0}>
        <span class="text-red">−{formatCount(props.removed)}</span>{' '}
      </Show>
      {props.added + props.removed === 1 ? 'word' : 'words'}
    </span>
  </Show>
);
