import Search from 'lucide-solid/icons/search';
import X from 'lucide-solid/icons/x';
import { createEffect, createSignal, on, onCleanup, Show } from 'solid-js';
import { Kbd } from '../Kbd.tsx';
import { makeShortcut } from '../shortcut.ts';

export interface SearchBoxProps {
  value: string;
  /** A moment after the last key, or at once with Enter. */
  onChange: (value: string) => void;
  placeholder: string;
  /** What it is called, where the placeholder tells what it takes. */
  label?: string;
  shortcut?: string;
  class?: string;
}

const PAUSE = 250;

export function SearchBox(props: SearchBoxProps) {
  let input!: HTMLInputElement;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const [draft, setDraft] = createSignal(props.value);
  createEffect(
    on(
      () => props.value,
      (value) => setDraft(value),
      { defer: true },
    ),
  );

  const settle = (value: string) => {
    clearTimeout(timer);
    setDraft(value);
    if (value !== props.value) props.onChange(value);
  };
  onCleanup(() => clearTimeout(timer));

  makeShortcut(
    () => props.shortcut,
    () => input.select(),
    () => ({ label: 'Search the list', group: 'In a list' }),
  );

  return (
    <div
      class={`relative flex h-7 w-46 shrink-0 items-center rounded-control border border-edge bg-raise focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-pencil hover:border-ink-3 touch:h-11 ${props.class ?? ''}`}
    >
      <Search size={14} strokeWidth={1.75} aria-hidden="true" class="pointer-events-none absolute left-2 text-ink-3" />
      <input
        ref={input}
        type="search"
        value={draft()}
        placeholder={props.placeholder}
        aria-label={props.label ?? props.placeholder}
        title={props.label && props.placeholder}
        aria-keyshortcuts={props.shortcut}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => {
          const { value } = event.currentTarget;
          setDraft(value);
          clearTimeout(timer);
          timer = setTimeout(() => settle(value), PAUSE);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') settle(event.currentTarget.value);
          if (event.key === 'Escape' && event.currentTarget.value !== '') {
            event.preventDefault();
            settle('');
          }
        }}
        class="h-full w-full min-w-0 bg-transparent pr-7 pl-7 text-ink outline-none [&::-webkit-search-cancel-button]:hidden touch:text-[1rem]"
      />
      <Show
        when={draft()}
        fallback={<Show when={props.shortcut}>{(key) => <Kbd class="absolute right-1.25 border-rule-2 text-ink-3">{key()}</Kbd>}</Show>}
      >
        <button
          type="button"
          aria-label="Clear the search"
          title="Clear the search"
          onClick={() => {
            settle('');
            input.focus();
          }}
          class="absolute right-0 grid h-full w-6.5 place-items-center rounded-control text-ink-3 hover:text-ink touch:w-11"
        >
          <X size={14} strokeWidth={1.75} />
        </button>
      </Show>
    </div>
  );
}
