import { createMemo, createRenderEffect, type JSX, Match, Show, Switch } from 'solid-js';
import { safeBlocks } from '../../../../lib/safe-html.ts';
import type { Row } from './align.ts';
import type { Tones, View } from './CompareTexts.tsx';
import { renderPair } from './rendered.ts';
import { Words } from './Words.tsx';
import { markWords } from './word-marks.ts';
import './compare.css';

export interface CompareRowProps {
  row: Row;
  view: View;
  tones: Tones;
  /** One under the other, what is the same but once. */
  narrow: boolean;
  names: { left: string; right: string };
}

/** One paragraph of two texts: what it is in the one, and in the other. */
export function CompareRow(props: CompareRowProps) {
  const source = (side: 'left' | 'right') => props.row[side]?.source ?? '';
  return (
    <div
      class="grid rounded-[2px] px-4 sm:grid-cols-2 sm:divide-x sm:divide-rule sm:px-0"
      data-changed={props.row.same ? undefined : ''}
      tabindex={props.row.same ? undefined : -1}
    >
      <Switch>
        <Match when={props.row.same}>
          <Cell>
            <One html={source('left')} view={props.view} />
          </Cell>
          <Show when={!props.narrow}>
            <Cell>
              <One html={source('right')} view={props.view} />
            </Cell>
          </Show>
        </Match>
        <Match when={props.view === 'source'}>
          <SourcePair {...props} />
        </Match>
        <Match when={true}>
          <ReadPair {...props} />
        </Match>
      </Switch>
    </div>
  );
}

const Cell = (props: { children: JSX.Element; label?: string | undefined }) => (
  <div class="min-w-0 py-1.5 sm:px-5">
    <Show when={props.label}>
      <p class="mb-0.5 text-note text-ink-3 sm:sr-only">{props.label}</p>
    </Show>
    {props.children}
  </div>
);

const code = 'block min-h-5 font-mono text-label leading-5 wrap-anywhere whitespace-pre-wrap';

/** One that both have alike. */
const One = (props: { html: string; view: View }) => (
  <Show when={props.view === 'read'} fallback={<code class={code}>{props.html}</code>}>
    <Blocks blocks={safeBlocks(props.html)} />
  </Show>
);

function SourcePair(props: CompareRowProps) {
  const marked = createMemo(() => markWords(props.row.left?.source ?? '', props.row.right?.source ?? ''));
  return (
    <>
      <Side {...props} side="left">
        <code class={code}>
          <Words spans={marked().left} as={props.tones.left} />
        </code>
      </Side>
      <Side {...props} side="right">
        <code class={code}>
          <Words spans={marked().right} as={props.tones.right} />
        </code>
      </Side>
    </>
  );
}

function ReadPair(props: CompareRowProps) {
  const pair = createMemo(() => renderPair(props.row.left?.source ?? '', props.row.right?.source ?? '', props.tones));
  return (
    <>
      <Side {...props} side="left">
        <Blocks blocks={pair().left} />
      </Side>
      <Side {...props} side="right">
        <Blocks blocks={pair().right} />
        <Show when={!pair().wordsDiffer}>
          <p class="pt-0.5 text-label text-ink-3">The words are the same: links, formatting or block settings differ. See HTML.</p>
        </Show>
      </Side>
    </>
  );
}

/** One side of a change; where it has nothing, its place stays empty where there is room beside, and goes where there is not. */
const Side = (props: CompareRowProps & { side: 'left' | 'right'; children: JSX.Element }) => (
  <Show
    when={props.row[props.side]}
    fallback={<Show when={!props.narrow}>{<Cell>{<span class="sr-only">Not in {props.names[props.side]}</span>}</Cell>}</Show>}
  >
    <Cell label={sentence(props.names[props.side])}>{props.children}</Cell>
  </Show>
);

const sentence = (words: string) => words.replace(/^./, (letter) => letter.toUpperCase());

const Blocks = (props: { blocks: HTMLElement[] }) => (
  <div class="prose compared" ref={(place) => createRenderEffect(() => place.replaceChildren(...props.blocks))} />
);
