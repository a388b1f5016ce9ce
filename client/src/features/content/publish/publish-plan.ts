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

const goesOut = (plan: PublishPlan, overwrite: boolean) => plan.canPublish && (overwrite || !plan.changedInWordPress);

/** "2 new posts, 1 update, 3 new terms. 1 left out." */
export function planSummary(plans: readonly PublishPlan[], overwrite: boolean): string {
  const sent = plans.filter((plan) => goesOut(plan, overwrite));
  const terms = termsToMake(plans, overwrite).length;
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
  /** Most that would be sent, of those that were counted and not looked at one by one. */
  changing: number;
  unchanged: number;
  failing: number;
  reasons: { message: string; count: number }[];
}

/** How many would not be sent, and why: from having looked at each, or as it was counted for all of them. */
export function countsOf(ids: readonly string[], plans: readonly PublishPlan[], counted: Counted | undefined): Counts {
  if (plans.length < ids.length && counted) {
    const { changing, unchanged, failing, reasons } = counted;
    return { changing, unchanged, failing, reasons };
  }
  const stopped = plans.filter((plan) => !plan.canPublish);
  const unchanged = counted?.unchanged ?? 0;
  const reasons = new Map<string, number>();
  for (const { problems } of stopped) for (const problem of problems) reasons.set(problem, (reasons.get(problem) ?? 0) + 1);
  // Where one or two fail, the list says why; a table of reasons is for many.
  const worthCounting = stopped.length > 2 && reasons.size < stopped.length;
  return {
    changing: ids.length - stopped.length,
    unchanged,
    failing: Math.max(0, stopped.length - unchanged),
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
  failures: Counted['failures'],
  overwrite: boolean,
): string[] {
  const failing = new Set(failures.map(({ content }) => content.id));
  return ids.filter((id) => {
    const plan = looked[id];
    return plan ? goesOut(plan, overwrite) : !failing.has(id);
  });
}

/** The terms that sending would make in WordPress, each once, however many content needs it; by taxonomy and name. */
export function termsToMake(plans: readonly PublishPlan[], overwrite: boolean): PublishPlan['termsToCreate'] {
  const terms = plans.filter((plan) => goesOut(plan, overwrite)).flatMap((plan) => plan.termsToCreate);
  const once = new Map(terms.map((term) => [term.id, term]));
  return [...once.values()].sort((a, b) => a.taxonomy.localeCompare(b.taxonomy) || a.name.localeCompare(b.name));
}

/** "Publish 12 and make 3 terms". */
export const publishWords = (what: string, terms: number): string => (terms > 0 ? `${what} and make ${plural(terms, 'term')}` : what);

const taxonomies: Record<string, string> = {
  category: 'category',
  post_tag: 'tag',
  product_cat: 'product category',
  product_tag: 'product tag',
};
export const taxonomyName = (taxonomy: string): string => taxonomies[taxonomy] ?? taxonomy;

/** "Brewing (tag)". */
export const termWords = (term: { name: string; taxonomy: string }): string => `${term.name} (${taxonomyName(term.taxonomy)})`;

/** "Update post 1876", "Update term 12": core names it in the path that is asked for, the plugin in what is sent to it. */
export function targetOf(plan: Pick<FullPlan, 'target'> & { payload: { path: string; body: string } | null }): string {
  if (plan.target === 'CREATE') return 'Make a new post';
  if (!plan.payload) return 'Update the post';
  const { path, body } = plan.payload;
  const { post, term } = JSON.parse(body) as { post?: { id?: number }; term?: { id?: number } };
  if (term?.id) return `Update term ${term.id}`;
  const id = post?.id ?? /\/(\d+)(?:\?.*)?$/.exec(path)?.[1];
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
