/** Whether a live post was changed in WordPress since we last looked, so that publishing would replace somebody's words. */
import { conflict } from '../../../platform/errors/app-error.ts';
import { fingerprint, sameView } from '../../content/index.ts';
import { gmt } from '../import/import.rules.ts';
import type { LivePost } from '../wordpress-post.ts';
import type { SentPost } from './payload.rules.ts';

/** Of a term the description alone: its name is never ours. */
export const fingerprintOfLive = ({ isTerm, title, content, terms }: LivePost, ours: Iterable<string> = []): string =>
  fingerprint({ title: isTerm ? '' : title, html: content, terms }, ours);

/** WordPress trims titles; the rest it keeps as it was sent, or filters. */
export const fingerprintOfSent = ({ title, content, terms }: SentPost): string =>
  fingerprint({ title: title.trim(), html: content, terms: Object.fromEntries(terms) });

export const fingerprintOfDescription = (description: string): string => fingerprint({ title: '', html: description, terms: {} });

/** @param own what is ours there all the same: what is about to be sent, and what earlier tries sent without a confirmation. */
export function changedThere(live: LivePost, baseline: string | null, own: string[]): boolean {
  if (baseline === null) return false;
  const theirs = fingerprintOfLive(live);
  return ![baseline, ...own].some((known) => sameView(known, theirs));
}

export const changeNotice = (live: LivePost): string =>
  live.isTerm
    ? 'The description of its term was changed in WordPress since it was last published from here or imported.'
    : `The live post was changed in WordPress since it was last published from here or imported (${gmt(live.modifiedGmt).slice(0, 16).replace('T', ' ')} UTC).`;

/** @throws CONFLICT, unless it may be replaced. */
export function requireUnchanged(live: LivePost, baseline: string | null, own: string[], overwrite: boolean): void {
  if (overwrite || !changedThere(live, baseline, own)) return;
  const first = live.isTerm ? 'Copy what you need of it' : 'Import the site first, to have that here';
  throw conflict(`${changeNotice(live)} ${first}; or publish with overwrite: true, which replaces it.`, { reason: 'CHANGED_THERE' });
}
