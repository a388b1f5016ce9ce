import * as Choice from '@kobalte/core/select';
import Check from 'lucide-solid/icons/check';
import ChevronsUpDown from 'lucide-solid/icons/chevrons-up-down';
import { type JSX, Show } from 'solid-js';
import { FieldHead } from './FieldHead.tsx';
import { fieldBox, fieldError, fieldHint, fieldLabel } from './field.ts';
import { fieldPopup, popupItem } from './popup.ts';

export interface SelectOption {
  value: string;
  label: string;
  description?: string;
  disabled?: boolean;
}

export interface SelectProps {
  label: string;
  name?: string;
  value: string;
  options: SelectOption[];
  onChange: (value: string) => void;
  error?: string | undefined;
  hint?: JSX.Element;
  placeholder?: string;
  optional?: boolean;
  disabled?: boolean;
  /** Said, not shown. */
  hideLabel?: boolean;
}

/** Beside a dialog everything is hidden from screen readers, unless it says that it belongs on top. */
const keepHeard = (portal: HTMLElement | SVGElement) => {
  portal.dataset.reactAriaTopLayer = 'true';
};

export function Select(props: SelectProps) {
  const chosen = () => props.options.find((option) => option.value === props.value) ?? null;
  return (
    <Choice.Root<SelectOption>
      class="grid content-start gap-1.5"
      options={props.options}
      optionValue="value"
      optionTextValue="label"
      optionDisabled="disabled"
      value={chosen()}
      onChange={(option) => option && props.onChange(option.value)}
      disallowEmptySelection
      disabled={props.disabled ?? false}
      validationState={props.error ? 'invalid' : 'valid'}
      placeholder={props.placeholder ?? 'Choose'}
      placement="bottom-start"
      gutter={4}
      sameWidth
      fitViewport
      itemComponent={(item) => (
        <Choice.Item item={item.item} class={popupItem}>
          <span class="min-w-0 flex-1">
            <span class="block truncate leading-5">{item.item.rawValue.label}</span>
            <Show when={item.item.rawValue.description}>
              <span class="block text-label text-ink-3">{item.item.rawValue.description}</span>
            </Show>
          </span>
          <Choice.ItemIndicator class="shrink-0 text-pencil-2">
            <Check size={14} strokeWidth={2.25} />
          </Choice.ItemIndicator>
        </Choice.Item>
      )}
    >
      <FieldHead optional={props.optional}>
        <Choice.Label class={props.hideLabel ? 'sr-only' : fieldLabel}>{props.label}</Choice.Label>
      </FieldHead>
      {/* Its name is how a form finds it to give it the focus; the value is the form's own. */}
      <Choice.Trigger name={props.name} class={`${fieldBox} inline-flex h-8.5 items-center gap-2 text-left touch:h-11`}>
        <Choice.Value<SelectOption> class="min-w-0 flex-1 truncate data-[placeholder-shown]:text-ink-3">
          {(state) => state.selectedOption()?.label}
        </Choice.Value>
        <Choice.Icon class="shrink-0 text-ink-3">
          <ChevronsUpDown size={14} strokeWidth={1.75} />
        </Choice.Icon>
      </Choice.Trigger>
      <Show when={props.hint}>
        <Choice.Description class={fieldHint}>{props.hint}</Choice.Description>
      </Show>
      <Choice.ErrorMessage class={fieldError}>{props.error}</Choice.ErrorMessage>
      <Choice.Portal ref={keepHeard}>
        <Choice.Content class={fieldPopup}>
          <Choice.Listbox class="outline-none" />
        </Choice.Content>
      </Choice.Portal>
    </Choice.Root>
  );
}
