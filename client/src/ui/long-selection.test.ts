import { createRoot, createSignal } from 'solid-js';
import { afterEach, expect, it } from 'vitest';
import { createLongSelection } from './long-selection.ts';

interface Row {
  id: string;
  title?: string;
}

let dispose = () => {};
afterEach(() => dispose());

/** Under the filter "even" only those with an even number are there. */
function open() {
  const all: Row[] = Array.from({ length: 6 }, (_, at) => ({ id: `k${at}` }));
  const [scope, setScope] = createSignal('all');
  const rows = () => (scope() === 'all' ? all : all.filter((_, at) => at % 2 === 0));
  const selection = createRoot((end) => {
    dispose = end;
    return createLongSelection<Row>(
      {
        nodes: rows,
        indexOf: (id) => rows().findIndex((row) => row.id === id),
        rowAt: (at) => rows()[at],
        total: () => (scope() === 'all' ? 50_000 : 20_000),
      },
      scope,
    );
  });
  return { selection, setScope };
}

it('chooses one by one, and with a range everything in between', () => {
  const { selection } = open();
  selection.toggle('k1');
  selection.toggle('k4', true);
  expect(selection.ids()).toEqual(['k1', 'k2', 'k3', 'k4']);
  selection.toggle('k2');
  expect([selection.size(), selection.has('k2'), selection.has('k3')]).toEqual([3, false, true]);
});

it('takes no range that reaches over rows which were not read', () => {
  const rows: (Row | undefined)[] = [{ id: 'k0' }, undefined, { id: 'k2' }, { id: 'k3' }];
  const selection = createRoot((end) => {
    dispose = end;
    return createLongSelection<Row>({
      nodes: () => rows.filter((row) => row !== undefined),
      indexOf: (id) => rows.findIndex((row) => row?.id === id),
      rowAt: (at) => rows[at],
      total: () => 4,
    });
  });
  selection.toggle('k0');
  selection.toggle('k2', true);
  expect(selection.ids()).toEqual(['k0', 'k2']);
  selection.toggle('k3', true);
  expect(selection.ids()).toEqual(['k0', 'k2', 'k3']);
});

it('chooses those that have been read, and then all that match', () => {
  const { selection } = open();
  selection.setAll(true);
  expect([selection.size(), selection.all()]).toEqual([6, false]);
  selection.chooseAll();
  expect([selection.size(), selection.all(), selection.has('another')]).toEqual([50_000, true, true]);
});

it('leaves "all that match" when one is taken out: what remains is what has been read', () => {
  const { selection } = open();
  selection.chooseAll();
  selection.toggle('k0');
  expect([selection.all(), selection.ids()]).toEqual([false, ['k1', 'k2', 'k3', 'k4', 'k5']]);
  selection.clear();
  expect([selection.size(), selection.has('k1')]).toEqual([0, false]);
});

it('keeps what was chosen under another filter, says how many of it are not shown, and adds to it', () => {
  const { selection, setScope } = open();
  for (const id of ['k1', 'k2', 'k3']) selection.toggle(id);
  expect(selection.hidden()).toBe(0);
  setScope('even');
  expect([selection.size(), selection.hidden(), selection.has('k2')]).toEqual([3, 2, true]);
  selection.toggle('k4');
  setScope('all');
  expect([selection.size(), selection.hidden()]).toEqual([4, 0]);
});

it('choosing all that are shown, or none of them, leaves those that are not shown as they are', () => {
  const { selection, setScope } = open();
  selection.toggle('k1');
  setScope('even');
  selection.setAll(true);
  expect(selection.ids()).toEqual(['k1', 'k0', 'k2', 'k4']);
  selection.setAll(false);
  expect([selection.ids(), selection.hidden()]).toEqual([['k1'], 1]);
});

it('all that match are all of one filter: another has nothing of it, and the first has it again', () => {
  const { selection, setScope } = open();
  selection.chooseAll();
  setScope('even');
  expect([selection.all(), selection.size(), selection.has('k0')]).toEqual([false, 0, false]);
  setScope('all');
  expect([selection.all(), selection.size()]).toEqual([true, 50_000]);
});

it('knows the rows that it has, also where they are not shown, as they were last heard of', () => {
  const { selection, setScope } = open();
  selection.toggle('k1');
  setScope('even');
  expect(selection.rows()).toEqual([{ id: 'k1' }]);
  selection.learn([{ id: 'k1', title: 'Changed' }, { id: 'k5' }]);
  expect(selection.rows()).toEqual([{ id: 'k1', title: 'Changed' }]);
});
