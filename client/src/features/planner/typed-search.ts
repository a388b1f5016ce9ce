import { createSignal, onCleanup } from 'solid-js';

const PAUSE_MS = 150;

/** What somebody looks for, told a moment after the last key: not every letter is worth a question to the server. */
export function createTypedSearch() {
  const [search, setSearch] = createSignal('');
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  return {
    search,
    setSearch: (typed: string) => {
      clearTimeout(timer);
      timer = setTimeout(() => setSearch(typed.trim()), PAUSE_MS);
    },
  };
}
