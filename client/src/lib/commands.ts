/** What can be done on the page that is open, for the command palette: a page says it while it stands. */
import { createSignal, onCleanup, onMount } from 'solid-js';

export interface Command {
  /** As the button says it. */
  label: string;
  /** The key that does the same. */
  keys?: string | undefined;
  /** Further words by which it is found. */
  words?: string | undefined;
  run: () => void;
}

type Source = () => readonly Command[];
const [sources, setSources] = createSignal<readonly Source[]>([]);

/** @param commands is asked whenever somebody looks: what cannot be done just now is left out */
export function makeCommands(commands: Source): void {
  onMount(() => setSources((all) => [...all, commands]));
  onCleanup(() => setSources((all) => all.filter((other) => other !== commands)));
}

export const liveCommands = (): Command[] => sources().flatMap((source) => source());
