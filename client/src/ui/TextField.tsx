import * as Field from '@kobalte/core/text-field';
import Eye from 'lucide-solid/icons/eye';
import EyeOff from 'lucide-solid/icons/eye-off';
import { createSignal, type JSX, Show } from 'solid-js';
import { IconButton } from './IconButton.tsx';

export interface TextFieldProps {
  label: string;
  name: string;
  value: string;
  onChange: (value: string) => void;
  /** A password can be shown; an address is set in mono. */
  kind?: 'text' | 'email' | 'password' | 'address';
  description?: JSX.Element;
  /** What is wrong with the value, and what would be right. */
  error?: string | undefined;
  optional?: boolean;
  autocomplete?: string;
  placeholder?: string;
  autofocus?: boolean;
}

export function TextField(props: TextFieldProps) {
  const [shown, setShown] = createSignal(false);
  const type = () => {
    if (props.kind === 'password') return shown() ? 'text' : 'password';
    return props.kind === 'email' ? 'email' : 'text';
  };
  return (
    <Field.Root
      class="grid content-start gap-1.5"
      name={props.name}
      value={props.value}
      onChange={props.onChange}
      validationState={props.error ? 'invalid' : 'valid'}
    >
      <div class="flex items-baseline justify-between gap-2">
        <Field.Label class="font-[550] text-ink">{props.label}</Field.Label>
        <Show when={props.optional}>
          <span class="text-label text-ink-3">Optional</span>
        </Show>
      </div>
      <div class="relative">
        <Field.Input
          type={type()}
          autocomplete={props.autocomplete ?? 'off'}
          autocapitalize="off"
          spellcheck={props.kind === undefined || props.kind === 'text'}
          inputmode={props.kind === 'address' ? 'url' : undefined}
          placeholder={props.placeholder}
          autofocus={props.autofocus}
          class="h-8.5 w-full rounded-control border border-edge bg-raise px-2.5 text-ink shadow-1 transition-colors duration-90 hover:border-ink-3 focus-visible:-outline-offset-1 focus-visible:border-pencil data-[invalid]:border-red touch:h-11 touch:text-[1rem]"
          classList={{
            'pr-9 touch:pr-12': props.kind === 'password',
            'font-mono text-[0.8125rem] tracking-[-0.02em]': props.kind === 'address',
          }}
        />
        <Show when={props.kind === 'password'}>
          <IconButton
            name={shown() ? 'Hide password' : 'Show password'}
            class="absolute top-1 right-1 touch:top-0 touch:right-0"
            onClick={() => setShown(!shown())}
          >
            {shown() ? <EyeOff size={16} strokeWidth={1.75} /> : <Eye size={16} strokeWidth={1.75} />}
          </IconButton>
        </Show>
      </div>
      <Show when={props.description}>
        <Field.Description class="text-label text-ink-3">{props.description}</Field.Description>
      </Show>
      <Field.ErrorMessage class="text-label font-medium text-red">{props.error}</Field.ErrorMessage>
    </Field.Root>
  );
}
