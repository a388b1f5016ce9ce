/** What a publish would come to, in counts and words. */
import type { PublishSheet_PreviewQuery } from '../../../graphql/generated/features/content/publish/PublishSheet.ts';
import { plural } from '../../../lib/numbers.ts';

export type PublishPlan = PublishSheet_PreviewQuery['publishPreview'][number];

/** Those that need somebody first, then those with a warning, then the rest; otherwise in the order in which they came. */
export const inOrder = (plans: readonly PublishPlan[]): PublishPlan[] => {
  const rank = (plan: PublishPlan) => (plan.canPublish ? (plan.warnings.length > 0 ? 1 : 2) : 0);
  return [...plans].sort((a, b) => rank(a) - rank(b));
};

/** "2 new posts, 1 update, 3 new terms. 1 left out." */
export function planSummary(plans: readonly PublishPlan[]): string {
  const sent = plans.filter((plan) => plan.canPublish);
  const terms = new Set(sent.flatMap((plan) => plan.termsToCreate.map((term) => term.id))).size;
  const created = sent.filter((plan) => plan.target === 'CREATE').length;
  const parts = [
    created > 0 && plural(created, 'new post'),
    sent.length > created && plural(sent.length - created, 'update'),
    terms > 0 && plural(terms, 'new term'),
  ].filter((part) => part !== false);
  const left = plans.length - sent.length;
  return [parts.length > 0 && `${parts.join(', ')}.`, left > 0 && `${left} left out.`].filter(Boolean).join(' ');
}

/** A problem that all share is said once, above them. */
export function sharedProblems(plans: readonly PublishPlan[]): string[] {
  const [first, ...others] = plans;
  if (!first || others.length === 0) return [];
  return first.problems.filter((problem) => others.every((plan) => plan.problems.includes(problem)));
}
