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
  expect(planSummary(plans)).toBe('2 new posts, 1 update, 1 new term. 1 left out.');
  expect(planSummary([blocked('d', 'No.')])).toBe('1 left out.');
  expect(planSummary([plan('a', { target: 'UPDATE' })])).toBe('1 update.');
});

it('a problem that all have is told once', () => {
  expect(sharedProblems([blocked('a', 'Site off.', 'No cluster.'), blocked('b', 'Site off.')])).toEqual(['Site off.']);
  expect(sharedProblems([blocked('a', 'Site off.')])).toEqual([]);
  expect(sharedProblems([])).toEqual([]);
});

it('what is sent leaves out what cannot go, and what was changed in WordPress until it may be replaced', () => {
  const looked = { a: plan('a'), b: blocked('b', 'No.'), c: plan('c', { changedInWordPress: true }) };
  const failures = [{ content: { id: 'e' } }];
  expect(sendableOf(['a', 'b', 'c', 'd', 'e'], looked, failures, false)).toEqual(['a', 'd']);
  expect(sendableOf(['a', 'b', 'c', 'd', 'e'], looked, failures, true)).toEqual(['a', 'c', 'd']);
});

it('reasons that many share are counted, most first; those of a few stand beside them', () => {
  const plans = [blocked('a', 'No cluster.'), blocked('b', 'Gone.'), blocked('c', 'No cluster.'), plan('d')];
  expect(countsOf(['a', 'b', 'c', 'd'], plans, undefined)).toEqual({
    unchanged: 0,
    failing: 3,
    reasons: [
      { message: 'No cluster.', count: 2 },
      { message: 'Gone.', count: 1 },
    ],
  });
  const counted = {
    unchanged: 0,
    failing: 2,
    reasons: [
      { message: 'Site off.', count: 2 },
      { message: 'Gone.', count: 1 },
    ],
  };
  expect(reasonsOfAll(counted, 2)).toEqual(['Site off.']);
  expect(countsOf(['a', 'd'], [blocked('a', 'No cluster.'), plan('d')], undefined).reasons).toEqual([]);
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
