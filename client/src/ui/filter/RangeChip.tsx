import * as Popover from '@kobalte/core/popover';
import ChevronDown from 'lucide-solid/icons/chevron-down';
import X from 'lucide-solid/icons/x';
import { createSignal, For, Show } from 'solid-js';
import { formatCount } from '../../lib/numbers.ts';
import { fieldBox } from '../field.ts';
import { popup } from '../popup.ts';
import { chip, chipTarget, setChip, unsetChip } from './chip.ts';
import { type Range, readBound, saidRange } from './range.ts';

export interface RangeChipProps {
  label: string;
  value: Range;
  onChange: (range: Range) => void;
  /** Ranges that are often wanted. */
  offers: Range[];
  /** No figure is higher. */
  most?: number;
}

/** A filter by a figure: at least, at most, or both. */
export function RangeChip(props: RangeChipProps) {
  const [open, setOpen] = createSignal(false);
  let trigger!: HTMLButtonElement;
  const isSet = () => props.value.min !== null || props.value.max !== null;
  const isChosen = (offer: Range) => offer.min === props.value.min && offer.max === props.value.max;
  const choose = (range: Range) => {
    props.onChange(range);
    setOpen(false);
  };

  return (
    <Popover.Root open={open()} onOpenChange={setOpen} placement="bottom-start" gutter={4} fitViewport>
      <Popover.Anchor class={`${chip} ${isSet() ? `${setChip} pr-0 touch:pr-0` : unsetChip} p-0! focus-within:z-1`}>
        <Popover.Trigger
          ref={trigger}
          class={`${chipTarget} inline-flex h-full max-w-72 items-center gap-1.25 rounded-full pl-2.25 touch:pl-3`}
          classList={{ 'pr-2.25 touch:pr-3': !isSet() }}
        >
          {props.label}
          <Show when={isSet()} fallback={<ChevronDown size={12} strokeWidth={2} aria-hidden="true" class="text-ink-3" />}>
            <b class="truncate font-semibold">{saidRange(props.value, formatCount)}</b>
          </Show>
        </Popover.Trigger>
        <Show when={isSet()}>
          <button
            type="button"
            aria-label={`Clear the filter ${props.label}`}
            title="Clear"
            onClick={() => {
              props.onChange({ min: null, max: null });
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
          <form
            class="grid w-60 gap-1"
            onSubmit={(event) => {
              event.preventDefault();
              setOpen(false);
            }}
          >
            <div class="flex items-end gap-2 border-b border-rule px-2 pt-1 pb-2.5">
              <Bound
                label="At least"
                value={props.value.min}
                most={props.most}
                onChange={(min) => props.onChange({ min, max: props.value.max })}
              />
              <Bound
                label="At most"
                value={props.value.max}
                most={props.most}
                onChange={(max) => props.onChange({ min: props.value.min, max })}
              />
            </div>
            <For each={props.offers}>
              {(offer) => (
                <button
                  type="button"
                  aria-pressed={isChosen(offer)}
                  onClick={() => choose(offer)}
                  class="flex min-h-7.5 items-center rounded-control px-2 text-left -outline-offset-2! hover:bg-hover aria-pressed:font-semibold aria-pressed:text-pencil-2 touch:min-h-11"
                >
                  {saidRange(offer, formatCount)}
                </button>
              )}
            </For>
            {/* Enter in a box applies what stands in it. */}
            <button type="submit" class="sr-only" tabindex={-1}>
              Apply
            </button>
          </form>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

const Bound = (props: { label: string; value: number | null; most: number | undefined; onChange: (value: number | null) => void }) => (
  <label class="grid min-w-0 flex-1 gap-1 text-label text-ink-3">
    {props.label}
    <input
      inputmode="numeric"
      autocomplete="off"
      value={props.value ?? ''}
      onChange={(event) => props.onChange(readBound(event.currentTarget.value, props.most))}
      class={`${fieldBox} figures h-7.5 touch:h-11`}
    />
  </label>
);
