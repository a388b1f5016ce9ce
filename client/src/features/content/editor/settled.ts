import { createEffect, createSignal, on, onCleanup, untrack } from 'solid-js';

/** The value after a pause in its changes: for what is too dear to follow every key. */
export function createSettled<Value>(value: () => Value, pauseMs = 250): () => Value {
  const [settled, setSettled] = createSignal(untrack(value));
  createEffect(
    on(
      value,
      (next) => {
        const timer = setTimeout(() => setSettled(() => next), pauseMs);
        onCleanup(() => clearTimeout(timer));
      },
      { defer: true },
    ),
  );
  return settled;
}
