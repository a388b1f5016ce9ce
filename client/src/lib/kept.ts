import { createSignal } from 'solid-js';

/** A choice that this browser remembers. */
export function createKept<Value>(key: string, initial: Value): [() => Value, (value: Value) => void] {
  const [value, set] = createSignal<Value>(read(key, initial));
  return [
    value,
    (next) => {
      set(() => next);
      localStorage.setItem(key, JSON.stringify(next));
    },
  ];
}

function read<Value>(key: string, initial: Value): Value {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? 'null') as Value | null) ?? initial;
  } catch {
    return initial;
  }
}
