import { createSignal, onCleanup } from 'solid-js';

/** Whether a media query holds, and told when it no longer does. */
export function createMedia(query: string): () => boolean {
  const media = matchMedia(query);
  const [holds, setHolds] = createSignal(media.matches);
  const listen = () => setHolds(media.matches);
  media.addEventListener('change', listen);
  onCleanup(() => media.removeEventListener('change', listen));
  return holds;
}

/** Tailwind's `sm` from below: here rows take two lines and dialogs come from the bottom. */
export const createNarrow = (): (() => boolean) => createMedia('(width < 40rem)');
