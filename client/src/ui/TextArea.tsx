import * as Field from '@kobalte/core/text-field';
import { type JSX, Show } from 'solid-js';
import { FieldHead } from './FieldHead.tsx';
import { fieldBox, fieldError, fieldHint, fieldLabel } from './field.ts';

export interface TextAreaProps {
  label: string;
  name: string;
  value: string;
  onChange: (value: string) => void;
  /** Lines at first; it grows with what is written. */
  rows?: number;
  hint?: JSX.Element;
  description?: JSX.Element;
  error?: string | undefined;
  optional?: boolean;
  placeholder?: string;
  autofocus?: boolean;
  disabled?: boolean;
  /** Beside the hint: how many there are of what is counted. */
  counter?: string | undefined;
}

export function TextArea(props: TextAreaProps) {
  return (
    <Field.Root
      class="grid content-start gap-1.5"
      name={props.name}
      value={props.value}
      onChange={props.onChange}
      disabled={props.disabled ?? false}
      validationState={props.error ? 'invalid' : 'valid'}
    >
      <FieldHead optional={props.optional}>
        <Field.Label class={fieldLabel}>{props.label}</Field.Label>
      </FieldHead>
      <Field.TextArea
        autoResize
        rows={props.rows ?? 4}
        placeholder={props.placeholder}
        autofocus={props.autofocus}
        class={`${fieldBox} max-h-[50vh] min-h-16 resize-y py-1.75`}
      />
      <Show when={props.hint ?? props.description ?? props.counter}>
        <div class="flex justify-between gap-3">
          <Field.Description class={fieldHint}>{props.hint ?? props.description}</Field.Description>
          <Show when={props.counter}>
            <span class="shrink-0 text-label text-ink-3">{props.counter}</span>
          </Show>
        </div>
      </Show>
      <Field.ErrorMessage class={fieldError}>{props.error}</Field.ErrorMessage>
    </Field.Root>
  );
}
