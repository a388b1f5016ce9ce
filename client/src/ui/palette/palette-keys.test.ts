import { createRoot, createSignal } from 'solid-js';
import { expect, it } from 'vitest';
import { createPaletteKeys } from './palette-keys.ts';

const stage = () =>
  createRoot(() => {
    const [ids, setIds] = createSignal<readonly string[]>(['a', 'b', 'c']);
    const [query, type] = createSignal('');
    return { keys: createPaletteKeys(ids, query), setIds, type };
  });

it('begins at the first, and goes round at both ends', () => {
  const { keys } = stage();
  expect(keys.active()).toBe('a');
  keys.step(-1);
  expect(keys.active()).toBe('c');
  keys.step(1);
  expect(keys.active()).toBe('a');
});

it('stays on its entry when others come above it, and begins anew when the entry or the question is another', () => {
  const { keys, setIds, type } = stage();
  keys.step(1);
  setIds(['x', 'y', 'a', 'b']);
  expect(keys.active()).toBe('b');
  setIds(['x', 'y']);
  expect(keys.active()).toBe('x');
  keys.step(1);
  type('moka');
  expect(keys.active()).toBe('x');
});

it('has nothing to stand on in an empty list', () => {
  const { keys, setIds } = stage();
  setIds([]);
  keys.step(1);
  expect(keys.active()).toBeUndefined();
});
