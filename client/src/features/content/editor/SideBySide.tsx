import { createMemo, For, Show } from 'solid-js';
import { plural } from '../../../lib/numbers.ts';
import { CopyButton } from './CopyButton.tsx';
import { markLines } from './line-marks.ts';
import { countWords, textOf } from './measure.ts';

export interface Side {
  /** "Your text", "Version 7, saved 2 minutes ago". */
  heading: string;
  /** In the middle of a sentence: "your text". */
  name: string;
  title: string;
  html: string;
}

export interface SideBySideProps {
  left: Side;
  right: Side;
  /** Whether one was before the other; else they stand against each other. */
  inOrder?: boolean;
}

/** Two texts to be read, not written. Lines that only one of them has are tinted. */
export function SideBySide(props: SideBySideProps) {
  return (
    <div class="grid h-full sm:grid-cols-2 sm:divide-x sm:divide-rule">
      <Text side={props.left} other={props.right} tone={props.inOrder ? 'red' : 'pencil'} />
      <Text side={props.right} other={props.left} tone={props.inOrder ? 'green' : 'pencil'} />
    </div>
  );
}

const tints = { red: 'bg-red-soft', green: 'bg-green-soft', pencil: 'bg-pencil-soft' };

function Text(props: { side: Side; other: Side; tone: keyof typeof tints }) {
  const lines = createMemo(() => markLines(props.side.html, props.other.html));
  return (
    <section aria-label={props.side.heading} class="min-w-0 px-5 py-4 not-first:border-t not-first:border-rule sm:not-first:border-t-0">
      <div class="flex items-center gap-2">
        <h3 class="min-w-0 flex-1 truncate text-label font-[550] text-ink-2">{props.side.heading}</h3>
        <span class="text-label text-ink-3">{plural(countWords(textOf(props.side.html)), 'word')}</span>
        <CopyButton name={props.side.name} text={props.side.html} />
      </div>
      <p class="serif-title mt-1 text-title">
        <span class="box-decoration-clone rounded-[2px]" classList={{ [tints[props.tone]]: props.side.title !== props.other.title }}>
          {props.side.title}
        </span>
      </p>
      <div
        tabindex="0"
        class="mt-3 max-h-110 overflow-y-auto rounded-control border border-rule bg-paper p-3 font-mono text-label leading-5 wrap-anywhere whitespace-pre-wrap"
      >
        <Show when={lines()} fallback={props.side.html}>
          {(marked) => (
            <For each={marked()}>
              {(line) => (
                <Show when={line.differs} fallback={<div class="min-h-5">{line.text}</div>}>
                  <mark class={`block text-inherit ${tints[props.tone]}`}>{line.text}</mark>
                </Show>
              )}
            </For>
          )}
        </Show>
      </div>
    </section>
  );
}
