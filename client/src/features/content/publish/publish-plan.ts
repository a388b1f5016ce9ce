/** What a publish would come to, in counts and words. */
import type {
  PublishSheet_CountQuery,
  PublishSheet_OneQuery,
  PublishSheet_PlansQuery,
} from '../../../graphql/generated/features/content/publish/PublishSheet.ts';
import { plural } from '../../../lib/numbers.ts';

export type PublishPlan = PublishSheet_PlansQuery['publishPreview'][number];
/** With the words that would be sent, and those that are live. */
export type FullPlan = PublishSheet_OneQuery['publishPreview'][number];
type Counted = PublishSheet_CountQuery['publishBatchPreview'];

/** As many are looked at in WordPress in one request. */
export const LOOKED_AT_ONCE = 50;

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

export interface Counts {
  unchanged: number;
  failing: number;
  reasons: { message: string; count: number }[];
}

/** How many would not be sent, and why: as it was counted for all of them, or from having looked at each. */
export function countsOf(ids: readonly string[], plans: readonly PublishPlan[], counted: Counted | undefined): Counts {
  if (counted) return { unchanged: counted.unchanged, failing: counted.failing, reasons: counted.reasons };
  const failing = plans.filter((plan) => !plan.canPublish);
  const reasons = new Map<string, number>();
  for (const { problems } of failing) for (const problem of problems) reasons.set(problem, (reasons.get(problem) ?? 0) + 1);
  // Where one or two fail, the list says why; a table of reasons is for many.
  const worthCounting = failing.length > 2 && reasons.size < failing.length;
  return {
    unchanged: 0,
    failing: Math.min(failing.length, ids.length),
    reasons: worthCounting ? [...reasons].map(([message, count]) => ({ message, count })).sort((a, b) => b.count - a.count) : [],
  };
}

/** Reasons that hold for every one, and are said once, above them. */
export const reasonsOfAll = ({ reasons }: Counts, total: number): string[] =>
  reasons.filter(({ count }) => count === total).map(({ message }) => message);

/** Which ones are sent: all but those that are known not to go, and those changed in WordPress that may not be replaced. */
export function sendableOf(
  ids: readonly string[],
  looked: Readonly<Record<string, PublishPlan>>,
  failures: readonly { content: { id: string } }[],
  overwrite: boolean,
): string[] {
  const failing = new Set(failures.map(({ content }) => content.id));
  return ids.filter((id) => {
    const plan = looked[id];
    if (plan) return plan.canPublish && (overwrite || !plan.changedInWordPress);
    return !failing.has(id);
  });
}

const taxonomies: Record<string, string> = {
  category: 'category',
  post_tag: 'tag',
  product_cat: 'product category',
  product_tag: 'product tag',
};
export const taxonomyName = (taxonomy: string): string => taxonomies[taxonomy] ?? taxonomy;

/** "Brewing (tag)". */
export const termWords = (term: { name: string; taxonomy: string }): string => `${term.name} (${taxonomyName(term.taxonomy)})`;

/** "Update post 1876": the id stands at the end of the path that is asked for. */
export function targetOf(plan: Pick<FullPlan, 'target'> & { payload: { path: string } | null }): string {
  if (plan.target === 'CREATE') return 'Make a new post';
  const id = /\/(\d+)(?:\?.*)?$/.exec(plan.payload?.path ?? '')?.[1];
  return id ? `Update post ${id}` : 'Update the post';
}

/** What becomes of the status of the post. */
export function statusWords(sent: string, live: string | undefined): string {
  if (live === undefined || live === sent) return sent;
  return `${live} becomes ${sent}`;
}

const fields: Record<FullPlan['changes'][number], string> = { TITLE: 'title', CONTENT: 'text', TERMS: 'terms', STATUS: 'status' };

/** "title, text"; what is sent may be what is there already. */
export const changeWords = (changes: FullPlan['changes']): string =>
  changes.length === 0 ? 'nothing that a reader sees' : changes.map((change) => fields[change]).join(', ');
