import { createRoot, createSignal } from 'solid-js';
import { expect, it } from 'vitest';
import { createSelection } from './selection.ts';

const choosing = (ids: string[]) =>
  createRoot(() => {
    const [visible, setVisible] = createSignal(ids);
    return { selection: createSelection(visible), setVisible };
  });

it('chooses one by one, in the order of the list', () => {
  const { selection } = choosing(['a', 'b', 'c']);
  selection.toggle('c');
  selection.toggle('a');
  expect(selection.ids()).toEqual(['a', 'c']);
  selection.toggle('c');
  expect(selection.ids()).toEqual(['a']);
});

it('takes everything in between with a range, in both directions', () => {
  const { selection } = choosing(['a', 'b', 'c', 'd', 'e']);
  selection.toggle('d');
  selection.toggle('b', true);
  expect(selection.ids()).toEqual(['b', 'c', 'd']);
  selection.toggle('d', true);
  expect(selection.ids()).toEqual([]);
});

it('begins a range at the one itself when there was none before', () => {
  const { selection } = choosing(['a', 'b', 'c']);
  selection.toggle('b', true);
  expect(selection.ids()).toEqual(['b']);
});

it('does not count what is no longer in sight', () => {
  const { selection, setVisible } = choosing(['a', 'b', 'c']);
  selection.setAll(true);
  setVisible(['b', 'd']);
  expect(selection.ids()).toEqual(['b']);
  expect(selection.size()).toBe(1);
});

it('forgets everything when cleared', () => {
  const { selection } = choosing(['a', 'b']);
  selection.setAll(true);
  selection.clear();
  expect(selection.size()).toBe(0);
  expect(selection.has('a')).toBe(false);
});
