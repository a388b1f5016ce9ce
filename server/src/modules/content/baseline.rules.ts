/**
 * The three-way comparison of an import: what WordPress has now, what it had when we last looked (the baseline), and what we
 * have. The baseline is a hash of what a reader sees, as WordPress returned it, since WordPress filters what it stores.
 */
import { createHash } from 'node:crypto';

export interface ReaderView {
  title: string;
  html: string;
  /** Term ids of WordPress by its taxonomy. */
  terms: Record<string, readonly number[]>;
}

export function viewHash({ title, html, terms }: ReaderView): string {
  const assigned = Object.entries(terms)
    .filter(([, ids]) => ids.length > 0)
    .map(([taxonomy, ids]) => [taxonomy, [...new Set(ids)].sort((a, b) => a - b)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([title, html, assigned]))
    .digest('hex');
}

export interface KnownContent {
  deleted: boolean;
  bodyVersion: number;
  baselineHash: string | null;
  baselineVersion: number | null;
}

/** take: only WordPress changed. keep: nothing changed there. both: both did. skip: deleted here. */
export type Decision = 'take' | 'keep' | 'both' | 'skip';

export function decide(known: KnownContent, theirHash: string): Decision {
  if (known.deleted) return 'skip';
  if (known.baselineHash === theirHash) return 'keep';
  return known.baselineVersion === known.bodyVersion ? 'take' : 'both';
}
