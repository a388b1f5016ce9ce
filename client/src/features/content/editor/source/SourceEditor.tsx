import { createEffect, on, onCleanup, onMount } from 'solid-js';
import { asTyped, keepNewlines } from '../newlines.ts';
import { createSource, type Source } from './create-source.ts';

export interface SourceEditorProps {
  /** With the newlines that it has on the server. */
  value: string;
  /** What is saved now: who types their way back to it has changed nothing. */
  saved: string;
  onChange: (html: string) => void;
  /** Where the caret stands when something is typed. */
  onCaret: (place: number) => void;
  readOnly: boolean;
  /** Whether it is seen. */
  active: boolean;
}

/** The text as HTML. */
export default function SourceEditor(props: SourceEditorProps) {
  let holder!: HTMLDivElement;
  let source: Source | undefined;
  onMount(() => {
    source = createSource(holder, {
      text: asTyped(props.value),
      readOnly: props.readOnly,
      onType: (typed, caret) => {
        props.onCaret(caret);
        props.onChange(typed === asTyped(props.saved) ? props.saved : keepNewlines(props.value, typed));
      },
    });
  });
  createEffect(
    on([() => props.value, () => props.active], ([value, active], before) => {
      // What was written in another view is this person's, and can be undone here too.
      if (active) source?.take(asTyped(value), before?.[1] === false);
    }),
  );
  createEffect(() => source?.setReadOnly(props.readOnly));
  onCleanup(() => source?.destroy());
  return <div ref={holder} class="h-full min-h-0" />;
}
