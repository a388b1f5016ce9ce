/** The keys of a box with choices: what is typed, whether the list is open, where in it the keys are. */
import { createMemo, createSignal } from 'solid-js';
import { type ComboboxOption, CREATE, meant, offered } from './options.ts';

interface ComboboxStateOptions {
  options: () => ComboboxOption[];
  onSearch: () => ((text: string) => void) | undefined;
  create: () => ((text: string) => void) | undefined;
  onChoose: (option: ComboboxOption) => void;
  /** With several, the list stays open. */
  multiple: boolean;
}

export function createComboboxState(given: ComboboxStateOptions) {
  const [open, setOpen] = createSignal(false);
  const [text, setText] = createSignal<string>();
  /** Where the keys were moved to; until then they are where what was typed is. */
  const [moved, setActive] = createSignal<number>();

  const options = createMemo(() =>
    offered({
      options: given.options(),
      text: text() ?? '',
      searched: given.onSearch() !== undefined,
      mayCreate: given.create() !== undefined,
    }),
  );

  const active = createMemo(() => moved() ?? meant(options(), text() ?? ''));

  const show = () => {
    if (!open()) setActive(undefined);
    setOpen(true);
  };
  const close = () => {
    setOpen(false);
    setActive(undefined);
    if (text()) given.onSearch()?.('');
    setText(undefined);
  };
  const type = (typed: string) => {
    setText(typed);
    given.onSearch()?.(typed);
    show();
    setActive(undefined);
  };
  const choose = (option: ComboboxOption) => {
    if (option.value === CREATE) given.create()?.((text() ?? '').trim());
    else given.onChoose(option);
    if (given.multiple) {
      if (text()) type('');
    } else close();
  };
  const step = (by: number) => {
    const { length } = options();
    if (!open()) show();
    const at = active();
    if (length > 0) setActive(at < 0 ? (by > 0 ? 0 : length - 1) : (at + by + length) % length);
  };

  /** True when the key was for the list. */
  const key = (event: KeyboardEvent): boolean => {
    if (event.isComposing) return false;
    if (event.key === 'ArrowDown') step(1);
    else if (event.key === 'ArrowUp') step(-1);
    else if (event.key === 'Escape' && open()) close();
    else if (event.key === 'Enter' && open()) {
      const option = options()[active()];
      if (option) choose(option);
    } else return false;
    return true;
  };

  return { open, text, active, setActive, options, show, close, type, choose, key };
}

export type ComboboxState = ReturnType<typeof createComboboxState>;
