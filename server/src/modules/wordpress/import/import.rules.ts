/** How posts and terms of WordPress become imported ones, and how an import sums itself up. */
import type { ImportedPost } from '../../content/index.ts';
import type { ImportedTerm } from '../../taxonomy/index.ts';
import type { LivePost, LiveTerm } from '../wordpress-post.ts';
import { type ImportedPostType, POST_TYPES } from './import-source.ts';

export interface Tally {
  seen: number;
  terms: number;
  created: number;
  updated: number;
  unchanged: number;
  adopted: number;
  conflicts: number;
  missing: number;
  /** Posts that WordPress breaks on whenever it is asked for them. */
  unreadable: number;
}

/** Not content: what WordPress keeps for itself, and what lies in the trash. */
const NEVER = new Set(['auto-draft', 'inherit', 'trash']);

export const importedPostsOf = (posts: LivePost[]): ImportedPost[] =>
  posts
    .filter(({ type, status }) => type in POST_TYPES && !NEVER.has(status))
    .map((post) => ({
      externalId: post.id,
      contentType: POST_TYPES[post.type as ImportedPostType],
      status: post.status,
      title: post.title,
      html: post.content,
      url: post.link,
      modifiedAt: gmt(post.modifiedGmt),
      contentId: post.contentId,
      terms: post.terms,
    }));

export const importedTermOf = ({ id, parent, ...term }: LiveTerm): ImportedTerm => ({ ...term, externalId: id, parentExternalId: parent });

/** WordPress writes moments in GMT without saying so, and year 0 where it knows none. */
export function gmt(moment: string): string {
  const time = Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(moment) ? moment : `${moment}Z`);
  return new Date(Number.isNaN(time) ? 0 : Math.max(0, time)).toISOString();
}

export function summaryOf(tally: Tally, others: Map<string, number>): string {
  const parts = [
    `${tally.created} new`,
    `${tally.updated} changed in WordPress`,
    `${tally.unchanged} unchanged`,
    `${tally.terms} ${tally.terms === 1 ? 'term' : 'terms'}`,
  ];
  if (tally.adopted > 0) parts.push(`${tally.adopted} of ours found again`);
  if (tally.conflicts > 0) parts.push(`${tally.conflicts} changed on both sides`);
  if (tally.missing > 0) parts.push(`${tally.missing} gone from WordPress`);
  if (tally.unreadable > 0) parts.push(`${tally.unreadable} that WordPress could not give`);
  const left = [...others].map(([type, count]) => `${count} of the type ${type}`);
  return `${parts.join(', ')}.${left.length > 0 ? ` Not taken: ${left.join(', ')}.` : ''}`;
}
