import { expect, it } from 'vitest';
import { placesIn, standingOf } from './task-state.ts';

it('a task whose last try failed says why, until it is written again', () => {
  const failed = { status: 'QUEUED', lastError: 'The provider did not answer.' } as const;
  expect(standingOf(failed)).toEqual({ kind: 'taskFailed', reason: 'The provider did not answer.' });
  expect(standingOf(failed, 'writing')).toEqual({ kind: 'writing' });
  expect(standingOf({ status: 'COMPLETED', lastError: null }, 'inLine')).toEqual({ kind: 'completed' });
});

it('a few tasks of a job are being written, the others wait, and those that are done are out of it', () => {
  const places = placesIn(['a', 'b', 'c', 'd', 'e'], new Set(['b']), 3);
  expect([...places]).toEqual([
    ['a', 'writing'],
    ['c', 'writing'],
    ['d', 'writing'],
    ['e', 'inLine'],
  ]);
  expect([...placesIn(['a'], new Set(), 0).values()]).toEqual(['inLine']);
});
