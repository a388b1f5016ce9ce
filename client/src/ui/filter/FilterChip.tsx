import * as Popover from '@kobalte/core/popover';
import ChevronDown from 'lucide-solid/icons/chevron-down';
import X from 'lucide-solid/icons/x';
import { createSignal, Show } from 'solid-js';
import { popup } from '../popup.ts';
import { chip, chipTarget, setChip, unsetChip } from './chip.ts';
import { type FilterOption, FilterOptions } from './FilterOptions.tsx';

export interface FilterChipProps {
  label: string;
  options: FilterOption[];
  value: string[];
  onChange: (values: string[]) => void;
  /** One value at most. */
  single?: boolean;
  /** Asks for other options as someone types, where there are too many to have them all. */
  onSearch?: (text: string) => void;
}

export function FilterChip(props: FilterChipProps) {
  const [open, setOpen] = createSignal(false);
  let trigger!: HTMLButtonElement;
  const isSet = () => props.value.length > 0;
  const names = () => props.value.map((value) => props.options.find((option) => option.value === value)?.label ?? value);
  const said = () => (names().length > 3 ? `${names().slice(0, 2).join(', ')} +${names().length - 2}` : names().join(', '));

  return (
    <Popover.Root open={open()} onOpenChange={setOpen} placement="bottom-start" gutter={4} fitViewport>
      <Popover.Anchor class={`${chip} ${isSet() ? `${setChip} pr-0 touch:pr-0` : unsetChip} p-0! focus-within:z-1`}>
        <Popover.Trigger
          ref={trigger}
          class={`${chipTarget} inline-flex h-full max-w-72 items-center gap-1.25 rounded-full pl-2.25 touch:pl-3`}
          classList={{ 'pr-2.25 touch:pr-3': !isSet() }}
          title={isSet() ? `${props.label}: ${names().join(', ')}` : undefined}
        >
          {props.label}
          <Show when={isSet()} fallback={<ChevronDown size={12} strokeWidth={2} aria-hidden="true" class="text-ink-3" />}>
            <b class="truncate font-semibold">{said()}</b>
          </Show>
        </Popover.Trigger>
        <Show when={isSet()}>
          <button
            type="button"
            aria-label={`Clear the filter ${props.label}`}
            title="Clear"
            onClick={() => {
              props.onChange([]);
              trigger.focus();
            }}
            class={`${chipTarget} grid h-full w-6.5 place-items-center rounded-full hover:text-ink touch:w-11`}
          >
            <X size={12} strokeWidth={2} />
          </button>
        </Show>
      </Popover.Anchor>
      <Popover.Portal>
        <Popover.Content class={popup} aria-label={props.label}>
          <FilterOptions {...props} onDone={() => setOpen(false)} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
