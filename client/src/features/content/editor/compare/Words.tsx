import { For, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { Span } from './word-marks.ts';

const looks = {
  del: 'bg-red-soft text-red line-through decoration-1',
  ins: 'bg-green-soft text-green underline decoration-1 underline-offset-2',
  mark: 'bg-plum-soft text-plum underline decoration-dotted decoration-1 underline-offset-2',
};

/** Words, with those marked that the other side does not have. */
export const Words = (props: { spans: readonly Span[]; as: keyof typeof looks }) => (
  <For each={props.spans}>
    {(span) => (
      <Show when={span.differs} fallback={span.text}>
        <Dynamic component={props.as} class={`rounded-[2px] box-decoration-clone ${looks[props.as]}`}>
          {span.text}
        </Dynamic>
      </Show>
    )}
  </For>
);
