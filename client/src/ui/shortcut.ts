import { onCleanup, onMount } from 'solid-js';

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=button])'));

/** A dialog or an open menu has the keys for itself. */
const covered = (): boolean => document.querySelector('[role=dialog], [role=alertdialog], [role=menu], [role=listbox]') !== null;

/**
 * A single key that does something anywhere on the page: "/" or "c". Not while someone types, not under a dialog,
 * and not with a modifier, which belongs to the browser.
 */
export function makeShortcut(key: () => string | undefined, act: (event: KeyboardEvent) => void): void {
  const listen = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== key()?.toLowerCase() || event.defaultPrevented) return;
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || covered()) return;
    event.preventDefault();
    act(event);
  };
  onMount(() => document.addEventListener('keydown', listen));
  onCleanup(() => document.removeEventListener('keydown', listen));
}
