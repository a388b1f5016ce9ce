/** What is sent to WordPress for a content, and what can not be sent, with the reason. Pure: knows no network. */
import type { TermRow } from '../../taxonomy/index.ts';
import { isFirstSlug, type LivePost } from '../wordpress-post.ts';

export interface TermChoice {
  /** Terms that this post type takes, by taxonomy. */
  sent: Map<string, TermRow[]>;
  /** Why each other term is left out. */
  warnings: string[];
}

/** @param writable rest_base by taxonomy, of the post's type. */
export function chooseTerms(terms: TermRow[], writable: Map<string, string>, postType: string): TermChoice {
  const choice: TermChoice = { sent: new Map(), warnings: [] };
  for (const term of terms) {
    // A cluster is a topic here, not a term there.
    if (term.type === 'cluster') continue;
    if (term.taxonomy !== null && writable.has(term.taxonomy)) {
      choice.sent.set(term.taxonomy, [...(choice.sent.get(term.taxonomy) ?? []), term]);
    } else if (term.type === 'product_attribute') {
      choice.warnings.push(
        `The attribute "${term.name}" (${term.taxonomy}) is not sent: without the IGNY8 plugin, WordPress takes attributes only in its own product editor.`,
      );
    } else {
      choice.warnings.push(
        `"${term.name}" is not sent: ${term.taxonomy ?? 'its taxonomy'} does not belong to the type ${postType} on this site.`,
      );
    }
  }
  return choice;
}

export interface SentPost {
  title: string;
  content: string;
  status: string;
  /** Term ids by taxonomy. A taxonomy that is not named stays as it is there. */
  terms: Map<string, number[]>;
}

/** Visitors see it from now on; what is private or has a date in the future there stays so. */
export const statusToSend = (there: string | null | undefined): string => (there === 'private' || there === 'future' ? there : 'publish');

/**
 * The full set of each taxonomy that we have terms of; and an empty one where the last of ours was taken away here. What
 * WordPress filled by itself (its default category), or somebody there, is left.
 *
 * @param ours the taxonomies that had terms of ours when the post was last imported or confirmed.
 */
export function termsToSend(chosen: Map<string, number[]>, writable: Map<string, string>, ours: string[]): Map<string, number[]> {
  const emptied = ours.filter((taxonomy) => writable.has(taxonomy) && !chosen.has(taxonomy));
  return new Map([...chosen, ...emptied.map((taxonomy): [string, number[]] => [taxonomy, []])]);
}

/** Those of the terms that WordPress does not have, and parents of theirs: all that publishing would make, parents first. */
export function termsToMake(terms: readonly TermRow[], known: ReadonlyMap<string, TermRow>): TermRow[] {
  const made = new Set<TermRow>();
  const lineOf = (term: TermRow | undefined, below: readonly TermRow[]): TermRow[] =>
    !term || term.externalId !== null || below.includes(term) ? [] : [...lineOf(known.get(term.parentId ?? ''), [...below, term]), term];
  for (const term of terms) for (const one of lineOf(term, [])) made.add(one);
  return [...made];
}

export interface Differences {
  title: boolean;
  content: boolean;
  status: boolean;
  /** Those whose terms are others. */
  taxonomies: string[];
}

/** Where a stored post is not what was, or is to be, sent. */
export const differences = (sent: SentPost, stored: LivePost): Differences => ({
  // WordPress trims titles.
  title: stored.title !== sent.title.trim(),
  content: stored.content !== sent.content,
  status: stored.status !== sent.status,
  taxonomies: [...sent.terms].filter(([taxonomy, ids]) => !sameIds(ids, stored.terms[taxonomy] ?? [])).map(([taxonomy]) => taxonomy),
});

/** What WordPress keeps differently, told and not hidden. */
export function remarksOn(sent: SentPost, stored: LivePost): string[] {
  const { title, content } = differences(sent, stored);
  const remarks: string[] = [];
  if (title) remarks.push('WordPress keeps another title than was sent.');
  if (content) {
    remarks.push(
      `WordPress keeps a filtered text (${stored.content.length} of ${sent.content.length} characters): its user lacks the right "unfiltered_html". Connect an administrator to keep every tag.`,
    );
  }
  return remarks;
}

/** What publishing did, as in "Created post 1987 as publish, read back." */
export function noteOn(
  before: LivePost | null,
  stored: Pick<LivePost, 'id' | 'type' | 'status'>,
  contentId: string,
  remarks: string[],
): string {
  const post = `${stored.type} ${stored.id}`;
  let done = `Updated ${post}`;
  if (before === null || isFirstSlug(before.slug, contentId)) done = `Created ${post} as ${stored.status}`;
  else if (before.status !== stored.status) done += ` from ${before.status} to ${stored.status}`;
  else if (stored.status !== 'publish') done += `, which stays ${stored.status}`;
  return [`${done}, read back.`, ...remarks].join(' ');
}

const sameIds = (a: readonly number[], b: readonly number[]): boolean => {
  const [first, second] = [new Set(a), new Set(b)];
  return first.size === second.size && [...first].every((id) => second.has(id));
};
