/** The row of filters above a list. Under 640 px it scrolls sideways and fades where it is cut. */
import { children, type JSX, Show } from 'solid-js';

export { FilterChip, type FilterChipProps } from './filter/FilterChip.tsx';
export type { FilterOption } from './filter/FilterOptions.tsx';
export { SearchBox, type SearchBoxProps } from './filter/SearchBox.tsx';
export { ToggleChip, type ToggleChipProps } from './filter/ToggleChip.tsx';

export interface FilterBarProps {
  children: JSX.Element;
  /** What the filters leave: "291 of 318". */
  summary?: string | undefined;
  /** At the far end: what is about the list, not about its filters. */
  end?: JSX.Element;
  /** Shown when something is set. */
  onClear?: (() => void) | undefined;
}

export function FilterBar(props: FilterBarProps) {
  const end = children(() => props.end);
  return (
    <section aria-label="Filters" class="relative flex-none">
      <div class="flex min-h-12 items-center gap-1.5 overflow-x-auto px-4 py-2 [scrollbar-width:none] max-sm:mask-r-from-[calc(100%-2rem)] max-sm:pr-8 sm:flex-wrap sm:overflow-visible sm:px-5">
        {props.children}
        <Show when={props.onClear}>
          {(clear) => (
            <button
              type="button"
              onClick={() => clear()()}
              class="relative h-6.5 shrink-0 rounded-control px-1.5 font-medium text-ink-2 hover:bg-hover hover:text-ink touch:h-11"
            >
              Clear all
            </button>
          )}
        </Show>
        <Show when={props.summary || end()}>
          <span class="ml-auto flex shrink-0 items-center gap-1.5 pl-2 whitespace-nowrap text-ink-3 max-sm:hidden">
            {props.summary}
            {end()}
          </span>
        </Show>
      </div>
    </section>
  );
}

/** Between filters that narrow by a value and those that ask for trouble. */
export const FilterDivider = () => <span aria-hidden="true" class="mx-1 h-4.5 w-px shrink-0 bg-rule-2" />;

/** The same where there are too many for one line: another line begins, unless all have room. */
export const FilterBreak = () => (
  <span
    aria-hidden="true"
    class="mx-1 h-4.5 w-px shrink-0 bg-rule-2 sm:max-[112rem]:m-0 sm:max-[112rem]:h-0 sm:max-[112rem]:w-auto sm:max-[112rem]:basis-full"
  />
);
