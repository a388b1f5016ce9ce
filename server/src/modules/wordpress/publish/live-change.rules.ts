/** Whether a live post was changed in WordPress since we last looked, so that publishing would replace somebody's words. */
import { fingerprint, sameView } from '../../content/index.ts';
import { gmt } from '../import/import.rules.ts';
import type { LivePost } from '../wordpress-post.ts';
import type { SentPost } from './payload.rules.ts';

export const fingerprintOfLive = (post: LivePost, ours: Iterable<string> = []): string =>
  fingerprint({ title: post.title, html: post.content, terms: post.terms }, ours);

/** WordPress trims titles; the rest it keeps as it was sent, or filters. */
export const fingerprintOfSent = ({ title, content, terms }: SentPost): string =>
  fingerprint({ title: title.trim(), html: content, terms: Object.fromEntries(terms) });

/** @param own what is ours there all the same: what is about to be sent, and what earlier tries sent without a confirmation. */
export function changedThere(live: LivePost, baseline: string | null, own: string[]): boolean {
  if (baseline === null) return false;
  const theirs = fingerprintOfLive(live);
  return ![baseline, ...own].some((known) => sameView(known, theirs));
}

export const changeNotice = (live: LivePost): string =>
  `The live post was changed in WordPress since it was last published from here or imported (${gmt(live.modifiedGmt).slice(0, 16).replace('T', ' ')} UTC).`;
