/** Single keys that do something anywhere on the page, and which of them there are just now: what "?" shows. */
import { createSignal, onCleanup, onMount } from 'solid-js';

export interface KeyNote {
  /** What pressing it does, as a button would say it. */
  label: string;
  group: KeyGroup;
}

/** In the order in which they are shown. */
export const keyGroups = ['Everywhere', 'In a list', 'With the selected rows', 'On this page'] as const;
export type KeyGroup = (typeof keyGroups)[number];

export interface LiveKey extends KeyNote {
  /** As it stands on the key: "J", "?". Several that belong together are one entry: "J", "K". */
  keys: readonly string[];
}

type Source = () => LiveKey | undefined;
const [sources, setSources] = createSignal<readonly Source[]>([]);

/** Keys that work now, by group, each once: two tables on a page have the same ones. */
export function liveKeys(): LiveKey[] {
  const found = sources().flatMap((source) => source() ?? []);
  const named = (key: LiveKey) => `${key.group} ${key.keys.join(' ')} ${key.label}`;
  const once = new Map(found.map((key) => [named(key), key]));
  return [...once.values()].sort((a, b) => keyGroups.indexOf(a.group) - keyGroups.indexOf(b.group));
}

/** Lists keys that something listens to by itself, as rows do while they have the focus. */
export function noteKeys(key: Source): void {
  onMount(() => setSources((all) => [...all, key]));
  onCleanup(() => setSources((all) => all.filter((other) => other !== key)));
}

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=button])'));

/** A dialog or an open menu has the keys for itself. */
export const keysAreCovered = (): boolean =>
  document.querySelector('[role=dialog], [role=alertdialog], [role=menu], [role=listbox]') !== null;

/** As it is printed on the keyboard in front of this screen. */
export const MOD = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl';

const asOnTheKey = (key: string) => (key === 'Escape' ? 'Esc' : key.toUpperCase());

/**
 * A single key that does something anywhere on the page: "/" or "c". Not while someone types, not under a dialog,
 * and not with a modifier, which belongs to the browser.
 * @param note names it in the list of keys; left out where the list has it already, as one of a pair
 */
export function makeShortcut(key: () => string | undefined, act: (event: KeyboardEvent) => void, note?: () => KeyNote): void {
  const listen = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== key()?.toLowerCase() || event.defaultPrevented) return;
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || keysAreCovered()) return;
    event.preventDefault();
    act(event);
  };
  onMount(() => document.addEventListener('keydown', listen));
  onCleanup(() => document.removeEventListener('keydown', listen));
  if (!note) return;
  noteKeys(() => {
    const live = key();
    return live === undefined ? undefined : { keys: [asOnTheKey(live)], ...note() };
  });
}

/** ⌘ or Ctrl with a letter, also while someone types; under a dialog it does nothing. */
export function makeModShortcut(letter: string, act: () => void, note: () => KeyNote): void {
  const listen = (event: KeyboardEvent) => {
    if (!(MOD === '⌘' ? event.metaKey : event.ctrlKey) || event.shiftKey || event.altKey || event.defaultPrevented) return;
    if (event.key.toLowerCase() !== letter || keysAreCovered()) return;
    event.preventDefault();
    act();
  };
  onMount(() => document.addEventListener('keydown', listen));
  onCleanup(() => document.removeEventListener('keydown', listen));
  noteKeys(() => ({ keys: [MOD, asOnTheKey(letter)], ...note() }));
}
