import { expect, it } from 'vitest';
import {
  countsOf,
  inOrder,
  type PublishPlan,
  planSummary,
  publishWords,
  reasonsOfAll,
  sendableOf,
  sharedProblems,
  statusWords,
  targetOf,
  termsToMake,
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
const failure = (id: string, message: string) => ({ content: { id }, message });
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
  expect(countsOf(['a', 'b', 'c', 'd'], plans, undefined)).toEqual({
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
  expect(countsOf(['a', 'd'], [blocked('a', 'No cluster.'), plan('d')], undefined).reasons).toEqual([]);
});

it('a target and a status are said as a person reads them', () => {
  const update = (path: string, body: object) => targetOf({ target: 'UPDATE', payload: { path, body: JSON.stringify(body) } });
  expect(update('/wp/v2/posts/1876', { title: 'Hand grinders' })).toBe('Update post 1876');
  expect(update('/igny8/v1/publish', { post: { id: 1876 } })).toBe('Update post 1876');
  expect(update('/igny8/v1/publish', { term: { id: 12 } })).toBe('Update term 12');
  expect(targetOf({ target: 'UPDATE', payload: null })).toBe('Update the post');
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
  expect(countsOf(['a', 'b', 'c'], plans, counted)).toMatchObject({ changing: 1, unchanged: 1, failing: 1 });
});

it('of more than are looked at one by one, it goes by what was counted', () => {
  const failures = [failure('c', 'No cluster.')];
  const reasons = [{ code: 'CONFLICT', message: 'No cluster.', count: 1 }];
  const counted = { total: 4, changing: 2, unchanged: 1, failing: 1, reasons, failures };
  const ids = ['a', 'b', 'c', 'd'];
  expect(countsOf(ids, [], counted)).toEqual({ changing: 2, unchanged: 1, failing: 1, reasons });
  expect(sendableOf(ids, {}, failures, false)).toEqual(['a', 'b', 'd']);
});

it('the terms that are made are those of what is sent, each once, in an order that can be read', () => {
  const arabica = { id: 'u', name: 'Arabica', taxonomy: 'post_tag' };
  const robusta = { id: 'v', name: 'Robusta', taxonomy: 'post_tag' };
  const plans = [
    plan('a', { termsToCreate: [robusta, term] }),
    plan('b', { termsToCreate: [robusta, arabica], changedInWordPress: true }),
    plan('c', { termsToCreate: [{ ...term, id: 'w' }], canPublish: false }),
  ];
  expect(termsToMake(plans, false).map(({ name }) => name)).toEqual(['Brewing', 'Robusta']);
  expect(termsToMake(plans, true).map(({ name }) => name)).toEqual(['Brewing', 'Arabica', 'Robusta']);
});

it('the button says which terms it makes', () => {
  expect([publishWords('Publish', 0), publishWords('Publish', 1), publishWords('Publish 12', 3)]).toEqual([
    'Publish',
    'Publish and make 1 term',
    'Publish 12 and make 3 terms',
  ]);
});
