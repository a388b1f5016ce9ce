import { expect, it } from 'vitest';
import { createLongSelection } from './long-selection.ts';

const rows = Array.from({ length: 6 }, (_, at) => ({ id: `k${at}` }));
const open = () =>
  createLongSelection({
    nodes: () => rows,
    indexOf: (id) => rows.findIndex((row) => row.id === id),
    rowAt: (at) => rows[at],
    total: () => 50_000,
  });

it('chooses one by one, and with a range everything in between', () => {
  const selection = open();
  selection.toggle('k1');
  selection.toggle('k4', true);
  expect(selection.ids()).toEqual(['k1', 'k2', 'k3', 'k4']);
  selection.toggle('k2');
  expect([selection.size(), selection.has('k2'), selection.has('k3')]).toEqual([3, false, true]);
});

it('chooses those that have been read, and then all that match', () => {
  const selection = open();
  selection.setAll(true);
  expect([selection.size(), selection.all()]).toEqual([6, false]);
  selection.chooseAll();
  expect([selection.size(), selection.all(), selection.has('another')]).toEqual([50_000, true, true]);
});

it('leaves "all that match" when one is taken out: what remains is what has been read', () => {
  const selection = open();
  selection.chooseAll();
  selection.toggle('k0');
  expect([selection.all(), selection.ids()]).toEqual([false, ['k1', 'k2', 'k3', 'k4', 'k5']]);
  selection.clear();
  expect([selection.size(), selection.has('k1')]).toEqual([0, false]);
});
