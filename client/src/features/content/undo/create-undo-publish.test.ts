import { expect, it } from 'vitest';
import { refusalOf } from './create-undo-publish.ts';

const job = { id: 'j', state: 'SUCCEEDED', failed: 0, message: null, items: [] } as const;
const failed = (code: string) => ({ subjectId: 'c', state: 'FAILED' as const, code, message: 'Changed there.' });

it('a post that was changed in WordPress meanwhile may be replaced, another reason may not be passed over', () => {
  expect(refusalOf({ ...job, failed: 1, items: [failed('CONFLICT')] })).toEqual({ message: 'Changed there.', isChanged: true });
  expect(refusalOf({ ...job, failed: 1, items: [failed('UPSTREAM_ERROR')] })).toEqual({ message: 'Changed there.', isChanged: false });
});

it('a job that broke off says why itself; one that went through, or is still at it, refuses nothing', () => {
  expect(refusalOf({ ...job, state: 'FAILED', message: 'WordPress does not answer.', items: [] })?.message).toBe(
    'WordPress does not answer.',
  );
  expect(refusalOf({ ...job, state: 'CANCELLED', items: [] })?.message).toBe('It was not put back.');
  expect([refusalOf({ ...job, items: [] }), refusalOf({ ...job, state: 'RUNNING', items: [] })]).toEqual([undefined, undefined]);
});
