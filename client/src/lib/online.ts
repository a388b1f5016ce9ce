import { createEffect, createSignal, on, onCleanup } from 'solid-js';

/** Whether the browser has a line at all. @param onBack is called when it has one again. */
export function createOnline(onBack: () => void): () => boolean {
  const [online, setOnline] = createSignal(navigator.onLine);
  const listen = () => setOnline(navigator.onLine);
  addEventListener('online', listen);
  addEventListener('offline', listen);
  onCleanup(() => {
    removeEventListener('online', listen);
    removeEventListener('offline', listen);
  });
  createEffect(on(online, (is, was) => was === false && is && onBack()));
  return online;
}
