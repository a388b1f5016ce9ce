import Check from 'lucide-solid/icons/check';
import Search from 'lucide-solid/icons/search';
import { createEffect, createSignal, For, on, Show } from 'solid-js';
import { meant } from '../combobox/options.ts';

export interface FilterOption {
  value: string;
  label: string;
  /** A second, quiet word: a count. */
  hint?: string;
  /** Those of one group stand together beneath its name. */
  group?: string;
}

/** From here on a list has a box to find things in it. */
const MANY = 9;

interface FilterOptionsProps {
  label: string;
  options: FilterOption[];
  value: string[];
  onChange: (values: string[]) => void;
  single?: boolean;
  onSearch?: ((text: string) => void) | undefined;
  onDone: () => void;
}

export function FilterOptions(props: FilterOptionsProps) {
  let box!: HTMLDivElement;
  const [text, setText] = createSignal('');
  const [searchable] = createSignal(props.onSearch !== undefined || props.options.length >= MANY);
  const shown = () => {
    const wanted = text().trim().toLocaleLowerCase();
    if (wanted === '' || props.onSearch) return props.options;
    return props.options.filter((option) => option.label.toLocaleLowerCase().includes(wanted));
  };
  // Kept here too: the address follows a moment later, and the next box may be ticked before.
  const [values, setValues] = createSignal(props.value);
  createEffect(
    on(
      () => props.value,
      (given) => setValues(given),
      { defer: true },
    ),
  );
  const toggle = (value: string, chosen: boolean) => {
    const others = props.single ? [] : values().filter((other) => other !== value);
    props.onChange(setValues(chosen ? [...others, value] : others));
    if (props.single) props.onDone();
  };

  const step = (event: KeyboardEvent) => {
    const stops = [...box.querySelectorAll('input')];
    const at = stops.indexOf(document.activeElement as HTMLInputElement);
    const inSearch = (document.activeElement as HTMLInputElement).type === 'search';
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: inSearch ? undefined : 0, End: inSearch ? undefined : stops.length - 1 }[
      event.key
    ];
    if (to === undefined) return;
    event.preventDefault();
    stops.at(to % stops.length)?.focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys move between the boxes inside, which can be reached without.
    <div ref={box} onKeyDown={step} class="grid gap-px">
      <Show when={searchable()}>
        <div class="relative mb-1 flex items-center border-b border-rule pb-1">
          <Search size={14} strokeWidth={1.75} aria-hidden="true" class="absolute left-2 text-ink-3" />
          <input
            type="search"
            value={text()}
            aria-label={`Find in ${props.label}`}
            placeholder="Find"
            onInput={(event) => {
              setText(event.currentTarget.value);
              props.onSearch?.(event.currentTarget.value);
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || text() === '') return;
              event.preventDefault();
              const found = shown()[meant(shown(), text())];
              if (found) toggle(found.value, !values().includes(found.value));
            }}
            class="h-7.5 w-full rounded-control bg-transparent pr-2 pl-7.5 outline-none [&::-webkit-search-cancel-button]:hidden touch:h-11 touch:text-[1rem]"
          />
        </div>
      </Show>
      <fieldset class="grid gap-px">
        <legend class="sr-only">{props.label}</legend>
        <For each={shown()} fallback={<p class="px-2 py-1.5 text-ink-3">Nothing found</p>}>
          {(option, at) => (
            <>
              <Show when={option.group && option.group !== shown()[at() - 1]?.group}>
                <p class="px-2 pt-2 pb-0.5 text-label text-ink-3 first:pt-0.5">{option.group}</p>
              </Show>
              <label class="flex min-h-7.5 items-center gap-2 rounded-control px-2 py-1 select-none hover:bg-hover has-focus-visible:bg-pencil-soft touch:min-h-11">
                <input
                  type="checkbox"
                  class="peer sr-only"
                  checked={values().includes(option.value)}
                  onChange={(event) => toggle(option.value, event.currentTarget.checked)}
                />
                <span
                  aria-hidden="true"
                  class="grid size-4 shrink-0 place-items-center rounded-badge border-[1.5px] border-edge bg-raise text-transparent peer-checked:border-pencil peer-checked:bg-pencil peer-checked:text-on-pencil"
                  classList={{ '!rounded-full': props.single }}
                >
                  <Check size={11} strokeWidth={3} />
                </span>
                <span class="min-w-0 flex-1 truncate" title={option.label}>
                  {option.label}
                </span>
                <Show when={option.hint}>
                  <span class="text-label text-ink-3">{option.hint}</span>
                </Show>
              </label>
            </>
          )}
        </For>
      </fieldset>
    </div>
  );
}
