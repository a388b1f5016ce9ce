import { expect, it } from 'vitest';
import {
  countsOf,
  inOrder,
  type PublishPlan,
  planSummary,
  reasonsOfAll,
  sendableOf,
  sharedProblems,
  statusWords,
  targetOf,
} from './publish-plan.ts';

const plan = (contentId: string, facts: Partial<PublishPlan> = {}): PublishPlan => ({
  contentId,
  canPublish: true,
  changedInWordPress: false,
  target: 'CREATE',
  externalUrl: null,
  termsToCreate: [],
  warnings: [],
  changes: [],
  problems: [],
  ...facts,
});
const blocked = (contentId: string, ...problems: string[]) => plan(contentId, { canPublish: false, problems });
const failure = (id: string, message: string, isConflict = false) => ({
  content: { id, missingInWordPress: false, cluster: isConflict ? { id: 'k' } : null, conflict: isConflict ? { createdAt: '' } : null },
  message,
});
const term = { id: 't', name: 'Brewing', taxonomy: 'category' };

it('what needs somebody comes first, then what has a warning', () => {
  const plans = [plan('a'), plan('b', { warnings: ['!'] }), blocked('c', 'No.'), plan('d')];
  expect(inOrder(plans).map((one) => one.contentId)).toEqual(['c', 'b', 'a', 'd']);
});

it('a summary counts what would be sent, a term that two share once', () => {
  const plans = [
    plan('a', { termsToCreate: [term] }),
    plan('b', { termsToCreate: [term] }),
    plan('c', { target: 'UPDATE' }),
    blocked('d', 'No.'),
  ];
  expect(planSummary(plans, false)).toBe('2 new posts, 1 update, 1 new term. 1 left out.');
  expect(planSummary([blocked('d', 'No.')], false)).toBe('1 left out.');
  const changed = plan('a', { target: 'UPDATE', changedInWordPress: true });
  expect([planSummary([changed], true), planSummary([changed], false)]).toEqual(['1 update.', '1 left out.']);
});

it('a problem that all have is told once', () => {
  expect(sharedProblems([blocked('a', 'Site off.', 'No cluster.'), blocked('b', 'Site off.')])).toEqual(['Site off.']);
  expect(sharedProblems([blocked('a', 'Site off.')])).toEqual([]);
  expect(sharedProblems([])).toEqual([]);
});

it('what is sent leaves out what cannot go, and what was changed in WordPress until it may be replaced', () => {
  const looked = { a: plan('a'), b: blocked('b', 'No.'), c: plan('c', { changedInWordPress: true }) };
  const failures = [failure('e', 'No cluster.')];
  expect(sendableOf(['a', 'b', 'c', 'd', 'e'], looked, failures, false)).toEqual(['a', 'd']);
  expect(sendableOf(['a', 'b', 'c', 'd', 'e'], looked, failures, true)).toEqual(['a', 'c', 'd']);
});

it('reasons that many share are counted, most first; those of a few stand beside them', () => {
  const plans = [blocked('a', 'No cluster.'), blocked('b', 'Gone.'), blocked('c', 'No cluster.'), plan('d')];
  expect(countsOf(['a', 'b', 'c', 'd'], plans, undefined, false)).toEqual({
    changing: 1,
    unchanged: 0,
    failing: 3,
    reasons: [
      { message: 'No cluster.', count: 2 },
      { message: 'Gone.', count: 1 },
    ],
  });
  const counted = {
    changing: 0,
    unchanged: 0,
    failing: 2,
    reasons: [
      { message: 'Site off.', count: 2 },
      { message: 'Gone.', count: 1 },
    ],
  };
  expect(reasonsOfAll(counted, 2)).toEqual(['Site off.']);
  expect(countsOf(['a', 'd'], [blocked('a', 'No cluster.'), plan('d')], undefined, false).reasons).toEqual([]);
});

it('a target and a status are said as a person reads them', () => {
  expect(targetOf({ target: 'UPDATE', payload: { path: '/wp/v2/posts/1876' } })).toBe('Update post 1876');
  expect(targetOf({ target: 'UPDATE', payload: { path: '/igny8/v1/publish' } })).toBe('Update the post');
  expect(targetOf({ target: 'CREATE', payload: null })).toBe('Make a new post');
  expect([statusWords('publish', 'draft'), statusWords('publish', 'publish'), statusWords('publish', undefined)]).toEqual([
    'draft becomes publish',
    'publish',
    'publish',
  ]);
});

it('what has nothing new is not counted among those that cannot go, however few they are', () => {
  const counted = { total: 3, changing: 1, unchanged: 1, failing: 1, reasons: [], failures: [] };
  const plans = [plan('a'), blocked('b', 'Nothing new to publish.'), blocked('c', 'No cluster.')];
  expect(countsOf(['a', 'b', 'c'], plans, counted, false)).toMatchObject({ changing: 1, unchanged: 1, failing: 1 });
});

it('of many, those that only a change in WordPress holds back go where it may be replaced', () => {
  const failures = [failure('b', 'Changed in both.', true), failure('c', 'No cluster.')];
  const reasons = failures.map(({ message }) => ({ code: 'CONFLICT', message, count: 1 }));
  const counted = { total: 4, changing: 1, unchanged: 1, failing: 2, reasons, failures };
  const ids = ['a', 'b', 'c', 'd'];
  expect(countsOf(ids, [], counted, false)).toMatchObject({ changing: 1, unchanged: 1, failing: 2 });
  expect(countsOf(ids, [], counted, true)).toEqual({ changing: 2, unchanged: 1, failing: 1, reasons: [reasons[1]] });
  expect(sendableOf(ids, {}, failures, false)).toEqual(['a', 'd']);
  expect(sendableOf(ids, {}, failures, true)).toEqual(['a', 'b', 'd']);
});
