/** What taking a publish back writes to WordPress, and what our content is after it. Pure. */
import { sameView, taxonomiesSpokenFor } from '../../content/index.ts';
import type { Undoable } from '../publish-attempt/publish-history.ts';
import { isFirstSlug, type LivePost } from '../wordpress-post.ts';
import { fingerprintOfLive } from './live-change.rules.ts';
import { statusToSend } from './payload.rules.ts';
import type { PutBack } from './requests.rules.ts';

/** Whether visitors saw nothing of it before: there was no post, or one that nobody could see for what it is. */
export const wasNotThere = ({ before }: Undoable, contentId: string): boolean =>
  before === null || before.status === 'trash' || isFirstSlug(before.slug, contentId);

/** What is to be there again. A post that the publish had made becomes a draft and keeps its words: deleting is for people. */
export function targetOf(undoable: Undoable, contentId: string, live: LivePost): PutBack {
  const { before, storedHash } = undoable;
  if (!before || wasNotThere(undoable, contentId))
    return { title: live.title, content: live.content, status: 'draft', terms: new Map(), slug: null };
  const terms = taxonomiesSpokenFor(storedHash).map((taxonomy): [string, number[]] => [taxonomy, before.terms[taxonomy] ?? []]);
  return {
    title: before.isTerm ? live.title : before.title,
    content: before.content,
    status: before.status,
    terms: new Map(terms),
    // A draft of theirs may have had no address yet: this one does no harm to it.
    slug: before.isTerm || before.slug === '' || before.slug === live.slug ? null : before.slug,
  };
}

/** Whether the live post is still as that publish left it. @param own fingerprints of what later tries of ours sent. */
export function isAsLeft({ before, storedHash }: Undoable, live: LivePost, own: readonly string[]): boolean {
  const now = fingerprintOfLive(live);
  const left = statusToSend(before?.status);
  // What was scheduled has its date by now.
  const sameStatus = live.status === left || (left === 'future' && live.status === 'publish');
  return sameStatus && [storedHash, ...own].some((known) => sameView(known, now));
}

export interface After {
  publishedVersion: number | null;
  baseline: string;
  baselineVersion: number;
}

/** Our words stay, and count as not sent: the version before is what WordPress shows, where we had published one. */
export function contentAfter(undoable: Undoable, contentId: string, bodyVersion: number, stored: LivePost): After {
  if (wasNotThere(undoable, contentId)) {
    const words = fingerprintOfLive(stored, taxonomiesSpokenFor(undoable.storedHash));
    return { publishedVersion: null, baseline: words, baselineVersion: sameView(undoable.storedHash, words) ? undoable.bodyVersion : 0 };
  }
  const { previousVersion, previousHash, before } = undoable;
  const ours = previousHash === null ? Object.keys(before?.terms ?? {}) : taxonomiesSpokenFor(previousHash);
  return {
    publishedVersion: previousVersion === null ? null : Math.min(previousVersion, bodyVersion - 1),
    baseline: fingerprintOfLive(stored, ours),
    baselineVersion: 0,
  };
}
