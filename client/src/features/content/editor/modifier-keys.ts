import { onCleanup, onMount } from 'solid-js';
import { MOD, noteKeys } from '../../../ui/shortcut.ts';

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** The keys as they are printed on the keyboard in front of this screen. */
export const SAVE_KEYS = isApple ? '⌘S' : 'Ctrl S';

export const CONFIRM_KEYS = isApple ? '⌘↵' : 'Ctrl ↵';

/** ⌘S or Ctrl+S, also while someone types: it never saves the web page. */
export function makeSaveKeys(save: () => void): void {
  makeKeys('s', save);
  noteKeys(() => ({ keys: [MOD, 'S'], label: 'Save', group: 'On this page' }));
}

/** ⌘Enter or Ctrl+Enter, wherever the focus is. */
export const makeConfirmKeys = (confirm: () => void): void => makeKeys('enter', confirm);

function makeKeys(key: string, act: () => void): void {
  const listen = (event: KeyboardEvent) => {
    if (!(event.metaKey || event.ctrlKey) || event.shiftKey || event.altKey || event.key.toLowerCase() !== key) return;
    event.preventDefault();
    act();
  };
  // Before the control that has the focus, which would take Enter for itself.
  onMount(() => document.addEventListener('keydown', listen, { capture: true }));
  onCleanup(() => document.removeEventListener('keydown', listen, { capture: true }));
}
