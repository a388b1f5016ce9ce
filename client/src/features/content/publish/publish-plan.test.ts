import { expect, it } from 'vitest';
import { inOrder, type PublishPlan, planSummary, sharedProblems } from './publish-plan.ts';

const plan = (contentId: string, changes: Partial<PublishPlan> = {}): PublishPlan => ({
  contentId,
  canPublish: true,
  changedInWordPress: false,
  target: 'CREATE',
  externalUrl: null,
  termsToCreate: [],
  warnings: [],
  problems: [],
  ...changes,
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
