import { children, createEffect, createUniqueId, Index, type JSX, on, Show } from 'solid-js';
import { formatCount } from '../lib/numbers.ts';

export interface Tab {
  value: string;
  label: string;
  count?: number | undefined;
  /** A red dot: someone is needed there. */
  alert?: boolean;
}

export interface TabsProps {
  value: string;
  onChange: (value: string) => void;
  tabs: Tab[];
  label?: string;
  /** Beside the tabs: what can be done with them. */
  end?: JSX.Element;
  /** What the chosen tab shows; left out where the tabs change what stands below anyway. */
  children?: JSX.Element;
}

/** Views of one thing, side by side. Arrow keys move and choose at once. */
export function Tabs(props: TabsProps) {
  const id = createUniqueId();
  const idOf = (value: string) => `${id}-${value}`;
  const panel = `${id}-panel`;
  // Asked for once: each time that they are asked for, they are made anew.
  const shown = children(() => props.children);
  const end = children(() => props.end);

  // Where there are more than fit, the chosen one is in sight.
  let strip!: HTMLDivElement;
  createEffect(
    on(
      () => props.value,
      () =>
        requestAnimationFrame(() => {
          const tab = strip.querySelector<HTMLElement>('[aria-selected=true]');
          if (!tab || strip.scrollWidth <= strip.clientWidth) return;
          const [left, right] = [tab.offsetLeft - strip.offsetLeft, tab.offsetLeft - strip.offsetLeft + tab.offsetWidth];
          if (left < strip.scrollLeft) strip.scrollLeft = left - 8;
          else if (right > strip.scrollLeft + strip.clientWidth) strip.scrollLeft = right - strip.clientWidth + 8;
        }),
    ),
  );

  const onKeyDown = (event: KeyboardEvent) => {
    const values = props.tabs.map((tab) => tab.value);
    const at = values.indexOf(props.value);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    const next = to === undefined ? undefined : values.at(to % values.length);
    if (next === undefined) return;
    event.preventDefault();
    props.onChange(next);
    document.getElementById(idOf(next))?.focus();
  };

  return (
    <>
      <div
        ref={strip}
        class="flex h-9.5 flex-none items-stretch overflow-x-auto overflow-y-hidden px-2 shadow-[inset_0_-1px_0_var(--color-rule)] [scrollbar-width:none] sm:px-3 touch:h-11"
      >
        <div role="tablist" aria-label={props.label ?? 'Views'} onKeyDown={onKeyDown} class="flex items-stretch gap-0.5">
          {/* By place: a tab whose count changes stays the same button, and keeps the focus. */}
          <Index each={props.tabs}>
            {(tab) => {
              const on = () => tab().value === props.value;
              return (
                <button
                  type="button"
                  role="tab"
                  id={idOf(tab().value)}
                  aria-selected={on()}
                  aria-controls={shown() ? panel : undefined}
                  tabindex={on() ? 0 : -1}
                  onClick={() => props.onChange(tab().value)}
                  class="relative inline-flex items-center gap-1.5 rounded-control px-2 font-medium whitespace-nowrap -outline-offset-2! transition-colors duration-90 after:absolute after:inset-x-2 after:bottom-0 after:h-0.5 after:rounded-t-[2px]"
                  classList={{ 'text-ink font-semibold after:bg-ink': on(), 'text-ink-2 hover:text-ink': !on() }}
                >
                  <Show when={tab().alert}>
                    <span class="size-1.5 rounded-full bg-red">
                      <span class="sr-only">Needs attention: </span>
                    </span>
                  </Show>
                  {tab().label}
                  <Show when={tab().count !== undefined}>
                    <span class="figures text-note font-normal text-ink-3">{formatCount(tab().count ?? 0)}</span>
                  </Show>
                </button>
              );
            }}
          </Index>
        </div>
        <Show when={end.toArray().length > 0}>
          <div class="flex items-center gap-0.5 pl-1">{end()}</div>
        </Show>
      </div>
      <Show when={shown()}>
        <div role="tabpanel" id={panel} aria-labelledby={idOf(props.value)} class="contents">
          {shown()}
        </div>
      </Show>
    </>
  );
}
