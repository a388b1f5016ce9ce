import ArrowDown from 'lucide-solid/icons/arrow-down';
import ArrowUp from 'lucide-solid/icons/arrow-up';
import { createMemo, createSignal, For, type JSX, Show } from 'solid-js';
import { plural } from '../../../../lib/numbers.ts';
import { IconButton } from '../../../../ui/IconButton.tsx';
import { createNarrow } from '../../../../ui/media.ts';
import { Segments } from '../../../../ui/Segments.tsx';
import { CopyButton } from '../CopyButton.tsx';
import { countWords, textOf } from '../measure.ts';
import { alignPieces } from './align.ts';
import { CompareRow } from './CompareRow.tsx';
import { folded } from './folds.ts';
import { piecesOf } from './pieces.ts';
import { Words } from './Words.tsx';
import { markWords } from './word-marks.ts';

export interface Side {
  /** "Yours, not saved", "Version 7, saved 2 minutes ago". */
  heading: JSX.Element;
  /** In the middle of a sentence: "your text". */
  name: string;
  title: string;
  html: string;
}

export interface CompareTextsProps {
  left: Side;
  right: Side;
  /** Whether one was before the other; else they stand against each other. */
  inOrder?: boolean;
  /** More to see and to choose at the head, before how it is shown. */
  tools?: JSX.Element;
  /** What stands under the titles, and under each place that differs: where one is chosen. */
  underTitle?: JSX.Element;
  under?: (row: number) => JSX.Element;
}

export type View = 'read' | 'source';

/** Two texts beside each other, paragraph by paragraph, with the words marked that only one of them has. */
export function CompareTexts(props: CompareTextsProps) {
  let place!: HTMLDivElement;
  const [view, setView] = createSignal<View>('read');
  const narrow = createNarrow();
  const rows = createMemo(() => alignPieces(piecesOf(props.left.html), piecesOf(props.right.html)));
  const [opened, setOpened] = createSignal<ReadonlySet<number>>(new Set());
  const parts = createMemo(() => folded(rows(), opened()));
  const titles = createMemo(() => markWords(props.left.title, props.right.title));
  const titleDiffers = () => props.left.title !== props.right.title;
  const changed = () => rows().filter((row) => !row.same).length + (titleDiffers() ? 1 : 0);
  const tones = (): Tones => (props.inOrder ? { left: 'del', right: 'ins' } : { left: 'mark', right: 'mark' });

  const step = (by: 1 | -1) => {
    const stops = [...place.querySelectorAll<HTMLElement>('[data-changed]')];
    const at = stops.indexOf(document.activeElement?.closest<HTMLElement>('[data-changed]') as HTMLElement);
    const next = at === -1 ? stops.at(by === 1 ? 0 : -1) : stops.at((at + by) % stops.length);
    next?.focus();
    next?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || (event.target as HTMLElement).matches('input, textarea, select')) return;
    const by = ({ n: 1, p: -1 } as const)[event.key.toLowerCase() as 'n'];
    if (!by) return;
    event.preventDefault();
    step(by);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of everything within, beside the buttons that do the same
    <div ref={place} onKeyDown={onKeyDown} class="grid content-start">
      <div class="sticky top-0 z-10 flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-rule bg-sheet px-4 py-2 sm:px-5">
        {props.tools}
        <p role="status" class="text-label text-ink-3">
          {changed() === 0
            ? sameToTheByte()
              ? 'They are the same.'
              : 'They differ in white space alone.'
            : `${plural(changed(), 'place')} ${changed() === 1 ? 'differs' : 'differ'}`}
        </p>
        <div class="ml-auto flex items-center gap-1.5">
          <Show when={changed() > 0}>
            <IconButton name="The change before (P)" aria-keyshortcuts="p" onClick={() => step(-1)}>
              <ArrowUp size={15} strokeWidth={1.75} />
            </IconButton>
            <IconButton name="The next change (N)" aria-keyshortcuts="n" onClick={() => step(1)}>
              <ArrowDown size={15} strokeWidth={1.75} />
            </IconButton>
          </Show>
          <Segments
            label="How the texts are shown"
            value={view()}
            onChange={setView}
            options={[
              { value: 'read', label: 'As read' },
              { value: 'source', label: 'HTML' },
            ]}
          />
        </div>
      </div>
      <div class="grid sm:grid-cols-2 sm:divide-x sm:divide-rule">
        <Head side={props.left} />
        <Head side={props.right} />
      </div>
      <div
        class="grid gap-y-1 px-4 pt-2 sm:grid-cols-2 sm:gap-y-0 sm:divide-x sm:divide-rule sm:px-0 sm:pt-0"
        data-changed={titleDiffers() ? '' : undefined}
        tabindex={titleDiffers() ? -1 : undefined}
      >
        <p class="serif-title text-title sm:px-5 sm:pt-2 sm:pb-3">
          <Words spans={titles().left} as={tones().left} />
        </p>
        <Show when={!narrow() || titleDiffers()}>
          <p class="serif-title text-title sm:px-5 sm:pt-2 sm:pb-3">
            <Words spans={titles().right} as={tones().right} />
          </p>
        </Show>
      </div>
      <Show when={titleDiffers()}>{props.underTitle}</Show>
      <For each={parts()}>
        {(part) =>
          part.kind === 'fold' ? (
            <button
              type="button"
              onClick={() => setOpened(new Set([...opened(), part.from]))}
              class="mx-4 my-1.5 border-y border-dashed border-rule-2 py-1.5 text-left text-label text-ink-3 hover:bg-hover hover:text-ink sm:mx-5 touch:min-h-11"
            >
              {plural(part.count, 'paragraph')} unchanged: show
            </button>
          ) : (
            <>
              <CompareRow
                row={part.row}
                view={view()}
                tones={tones()}
                narrow={narrow()}
                names={{ left: props.left.name, right: props.right.name }}
              />
              {!part.row.same && props.under?.(part.at)}
            </>
          )
        }
      </For>
      <span class="h-4" />
    </div>
  );

  function sameToTheByte(): boolean {
    return props.left.html === props.right.html;
  }
}

/** What the words are put in that only one side has. */
export interface Tones {
  left: 'del' | 'mark';
  right: 'ins' | 'mark';
}

const Head = (props: { side: Side }) => (
  <div class="flex min-w-0 items-center gap-2 px-4 pt-2.5 sm:px-5">
    <h3 class="min-w-0 flex-1 text-label font-[550] text-ink-2">{props.side.heading}</h3>
    <span class="text-label whitespace-nowrap text-ink-3">{plural(countWords(textOf(props.side.html)), 'word')}</span>
    <CopyButton name={props.side.name} text={props.side.html} />
  </div>
);
