import { expect, it } from 'vitest';
import { hideColumn, moveColumn, readColumns, setWidth, showColumn, writeColumns } from './column-choice.ts';

const ids = ['type', 'structure', 'cluster', 'status'];
const all = readColumns('', ids);
const written = (columns: ReturnType<typeof readColumns>) => writeColumns(columns, ids);

it('as it was made, the address says nothing of the columns', () => {
  expect(written(all)).toBe('');
  expect(written(showColumn(hideColumn(all, 'cluster'), 'cluster', ids))).toBe('');
});

it('a choice survives the address', () => {
  const chosen = setWidth(moveColumn(hideColumn(all, 'structure'), 'status', -1), 'status', 120);
  expect(written(chosen)).toBe('type,status.120,cluster');
  expect(readColumns('type,status.120,cluster', ids)).toEqual(chosen);
});

it('all may be hidden, and that is not the same as nothing said', () => {
  expect(written([])).toBe('none');
  expect(readColumns('none', ids)).toEqual([]);
});

it('what is no column, or one twice, is passed over; a width that nobody can use is not taken', () => {
  expect(readColumns('price,type,type.90,cluster.9,status.9999', ids)).toEqual([
    { id: 'type' },
    { id: 'cluster', width: 48 },
    { id: 'status', width: 640 },
  ]);
});

it('at the end of the row a column stays where it is', () => {
  expect(moveColumn(all, 'type', -1)).toEqual(all);
  expect(moveColumn(all, 'status', 1)).toEqual(all);
  expect(moveColumn(all, 'type', 1).map(({ id }) => id)).toEqual(['structure', 'type', 'cluster', 'status']);
});

it('a column that is shown again stands among those that it stood among', () => {
  const chosen = showColumn(hideColumn(hideColumn(all, 'structure'), 'cluster'), 'cluster', ids);
  expect(chosen.map(({ id }) => id)).toEqual(['type', 'cluster', 'status']);
});

it('a width is taken back', () => {
  expect(written(setWidth(setWidth(all, 'type', 200), 'type', undefined))).toBe('');
});
