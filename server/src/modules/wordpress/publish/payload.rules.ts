/** What is sent to WordPress for a content, and what can not be sent, with the reason. Pure: knows no network. */
import type { PublishableContent } from '../../content/index.ts';
import type { TermRow } from '../../taxonomy/index.ts';
import type { LivePost } from '../wordpress-post.ts';

export interface TermChoice {
  /** Terms that core REST takes for this post type, by taxonomy. */
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
        `The attribute "${term.name}" (${term.taxonomy}) is not sent: WordPress takes attributes only in its own product editor.`,
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
export const statusToSend = (before: LivePost | null): string =>
  before && ['private', 'future'].includes(before.status) ? before.status : 'publish';

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

/** The request's fields; the text goes byte for byte. */
export function postFields(
  content: PublishableContent,
  sent: SentPost,
  options: { writable: Map<string, string>; withMeta: boolean; slug?: string | undefined },
): Record<string, unknown> {
  return {
    title: sent.title,
    content: sent.content,
    status: sent.status,
    ...(options.slug !== undefined && { slug: options.slug }),
    ...Object.fromEntries([...sent.terms].map(([taxonomy, ids]) => [options.writable.get(taxonomy) as string, ids])),
    ...(options.withMeta && {
      meta: {
        _igny8_content_id: content.id,
        ...(content.clusterId !== null && { _igny8_cluster_id: content.clusterId }),
        ...(content.taskId !== null && { _igny8_task_id: content.taskId }),
      },
    }),
  };
}

export interface Comparison {
  /** The taxonomies whose terms WordPress did not take as they were sent. */
  wrongTaxonomies: string[];
  /** What WordPress keeps differently, told and not hidden. */
  remarks: string[];
}

export function compareStored(sent: SentPost, stored: LivePost): Comparison {
  const wrongTaxonomies = [...sent.terms]
    .filter(([taxonomy, ids]) => !sameIds(ids, stored.terms[taxonomy] ?? []))
    .map(([taxonomy]) => taxonomy);
  const remarks: string[] = [];
  if (stored.title !== sent.title.trim()) remarks.push('WordPress keeps another title than was sent.');
  if (stored.content !== sent.content) {
    remarks.push(
      `WordPress keeps a filtered text (${stored.content.length} of ${sent.content.length} characters): its user lacks the right "unfiltered_html". Connect an administrator to keep every tag.`,
    );
  }
  return { wrongTaxonomies, remarks };
}

const sameIds = (a: readonly number[], b: readonly number[]): boolean => {
  const [first, second] = [new Set(a), new Set(b)];
  return first.size === second.size && [...first].every((id) => second.has(id));
};
