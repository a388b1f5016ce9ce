import { createEffect } from 'solid-js';
import { asTyped, keepNewlines } from './newlines.ts';

export interface SourceFieldProps {
  /** With the newlines that it has on the server. */
  value: string;
  /** What is saved now: who types their way back to it has changed nothing. */
  saved: string;
  onChange: (html: string) => void;
  /** Where the caret stands when something is typed. */
  onCaret: (place: number) => void;
  readOnly: boolean;
}

export function SourceField(props: SourceFieldProps) {
  let field!: HTMLTextAreaElement;
  createEffect(() => {
    // Setting what is there already would move the caret and forget what can be undone.
    const typed = asTyped(props.value);
    if (field.value !== typed) field.value = typed;
  });
  return (
    <textarea
      ref={field}
      aria-label="HTML source"
      spellcheck={false}
      autocapitalize="off"
      autocomplete="off"
      readOnly={props.readOnly}
      placeholder="<p>The text, as HTML.</p>"
      onInput={({ currentTarget: { value, selectionStart } }) => {
        props.onCaret(selectionStart);
        props.onChange(value === asTyped(props.saved) ? props.saved : keepNewlines(props.value, value));
      }}
      class="block size-full resize-none overflow-y-auto bg-transparent px-4 pt-3 pb-16 font-mono text-[0.8125rem] leading-5.5 tracking-[-0.01em] wrap-anywhere whitespace-pre-wrap text-ink outline-none [tab-size:2] focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-pencil sm:px-6 touch:text-[1rem] touch:leading-6"
    />
  );
}
