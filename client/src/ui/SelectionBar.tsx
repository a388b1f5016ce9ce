import X from 'lucide-solid/icons/x';
import { type JSX, Show } from 'solid-js';
import { makeCommands } from '../lib/commands.ts';
import { formatCount } from '../lib/numbers.ts';
import { Kbd } from './Kbd.tsx';
import { makeShortcut } from './shortcut.ts';

export interface SelectionBarProps {
  count: number;
  onClear: () => void;
  children: JSX.Element;
  /** How many of them are not in the list as it is filtered now. */
  hidden?: number | undefined;
  /** "or all 291 that match". */
  all?: { total: number; chosen: boolean; onChoose: () => void } | undefined;
}

const key = 'border-on-bar-2/55 text-on-bar-2';

/** What can be done with the chosen rows. It floats above the foot of the page, and is there only when something is chosen. */
export function SelectionBar(props: SelectionBarProps) {
  return (
    <>
      <span role="status" class="sr-only">
        {props.count > 0
          ? `${formatCount(props.count)} selected${props.hidden ? `, ${formatCount(props.hidden)} not shown here` : ''}`
          : ''}
      </span>
      <Show when={props.count > 0}>
        <Bar {...props} />
      </Show>
    </>
  );
}

function Bar(props: SelectionBarProps) {
  let bar!: HTMLDivElement;
  makeShortcut(
    () => 'Escape',
    () => props.onClear(),
    () => ({ label: 'Clear the selection', group: 'With the selected rows' }),
  );
  return (
    <div class="pointer-events-none sticky bottom-0 z-20 h-0" data-selection-bar="">
      <div class="absolute inset-x-2.5 bottom-3 flex justify-center">
        <div
          ref={bar}
          role="toolbar"
          aria-label="With the selected rows"
          class="pointer-events-auto flex h-10.5 max-w-full animate-rise items-center gap-1 overflow-x-auto rounded-card bg-bar pr-1.5 pl-3.5 whitespace-nowrap text-on-bar shadow-3 [scrollbar-width:none] max-sm:w-full touch:h-14"
          onKeyDown={moveByArrows}
        >
          <span class="font-semibold">{props.all?.chosen ? `All ${formatCount(props.all.total)}` : formatCount(props.count)} selected</span>
          <Show when={props.hidden}>{(hidden) => <span class="text-on-bar-2">{formatCount(hidden())} not shown</span>}</Show>
          <Show when={props.all && !props.all.chosen && props.all.total > props.count && props.all}>
            {(all) => (
              <span class="pl-1 text-on-bar-2 max-sm:hidden">
                or{' '}
                <button
                  type="button"
                  onClick={() => {
                    all().onChoose();
                    // It is gone with that: the focus goes to what can be done with them.
                    bar.querySelector<HTMLElement>('button:not(:disabled)')?.focus();
                  }}
                  class="rounded-[2px] underline underline-offset-3 outline-on-bar! hover:text-on-bar"
                >
                  all {formatCount(all().total)} that match
                </button>
              </span>
            )}
          </Show>
          <span aria-hidden="true" class="mx-1.5 h-4.5 w-px shrink-0 bg-on-bar-2/40 max-sm:mr-auto max-sm:bg-transparent" />
          {props.children}
          <button
            type="button"
            aria-label="Clear the selection"
            title="Clear the selection (Esc)"
            aria-keyshortcuts="Escape"
            onClick={() => props.onClear()}
            class="ml-1 grid size-7.5 shrink-0 place-items-center rounded-control text-on-bar-2 -outline-offset-2! outline-on-bar! hover:bg-on-bar/14 hover:text-on-bar touch:size-11"
          >
            <X size={15} strokeWidth={1.75} />
          </button>
        </div>
      </div>
    </div>
  );
}

const moveByArrows = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!by) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('button:not(:disabled)')];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  stops.at((at + by) % stops.length)?.focus();
  event.preventDefault();
};

export interface SelectionBarButtonProps {
  icon?: JSX.Element;
  /** A single key, shown on it. */
  shortcut?: string;
  onClick: () => void;
  children: JSX.Element;
  /** The one that matters most. */
  primary?: boolean;
  disabled?: boolean;
  /** Why it cannot be pressed, or more about what it does. */
  title?: string;
}

export function SelectionBarButton(props: SelectionBarButtonProps) {
  let words!: HTMLSpanElement;
  makeCommands(() => (props.disabled ? [] : [{ label: words.textContent ?? '', keys: props.shortcut, run: () => props.onClick() }]));
  makeShortcut(
    () => (props.disabled ? undefined : props.shortcut),
    () => props.onClick(),
    // What the button says is what the key does.
    () => ({ label: words.textContent ?? '', group: 'With the selected rows' }),
  );
  return (
    <button
      type="button"
      disabled={props.disabled}
      title={props.title}
      aria-keyshortcuts={props.shortcut}
      onClick={() => props.onClick()}
      class="inline-flex h-7.5 shrink-0 items-center gap-1.5 rounded-control px-2.25 font-[550] -outline-offset-2! outline-on-bar! transition-colors duration-90 disabled:cursor-not-allowed disabled:opacity-50 touch:h-11 touch:min-w-11 touch:justify-center"
      classList={{ 'bg-on-bar text-bar outline-bar! -outline-offset-4!': props.primary, 'hover:bg-on-bar/14': !props.primary }}
    >
      {props.icon}
      <span ref={words} classList={{ 'max-sm:sr-only': Boolean(props.icon) && !props.primary }}>
        {props.children}
      </span>
      <Show when={props.shortcut}>
        {(letter) => <Kbd class={`${props.primary ? 'border-bar/40 text-bar/80' : key} max-sm:hidden`}>{letter()}</Kbd>}
      </Show>
    </button>
  );
}
