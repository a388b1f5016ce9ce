/**
 * The three-way comparison of an import and of a publish: what WordPress has now, what it had when we last looked (the
 * baseline), and what we have. The baseline stands for what a reader sees, as WordPress returned it, since WordPress
 * filters what it stores: a hash of title and text, and the terms by taxonomy, because not every answer speaks of every
 * taxonomy (core REST hides product attributes, the plugin shows them).
 */
import { createHash } from 'node:crypto';

export interface ReaderView {
  title: string;
  html: string;
  /** Term ids of WordPress by its taxonomy. */
  terms: Record<string, readonly number[]>;
}

/** What is kept as a baseline. */
interface Fingerprint {
  words: string;
  /** Every taxonomy that was spoken of, also without a term. */
  terms: Record<string, readonly number[]>;
  /** The taxonomies whose terms came from our content, or went into it. The others WordPress filled by itself. */
  ours: readonly string[];
}

/** One text for what a reader sees: equal for equal views. */
export function fingerprint({ title, html, terms }: ReaderView, ours: Iterable<string> = []): string {
  const byName = <T>([a]: [string, T], [b]: [string, T]) => (a < b ? -1 : 1);
  const assigned = Object.entries(terms).map(([taxonomy, ids]): [string, number[]] => [taxonomy, [...new Set(ids)].sort((a, b) => a - b)]);
  return JSON.stringify({
    words: createHash('sha256')
      .update(JSON.stringify([title, html]))
      .digest('hex'),
    terms: Object.fromEntries(assigned.sort(byName)),
    ours: [...new Set(ours)].sort(),
  } satisfies Fingerprint);
}

/** Whether a reader sees the same, as far as both speak of it. */
export function sameView(first: string, second: string): boolean {
  const [a, b] = [read(first), read(second)];
  if (!a || !b) return first === second;
  return a.words === b.words && Object.entries(a.terms).every(([taxonomy, ids]) => sameIds(ids, b.terms[taxonomy] ?? ids));
}

/** The taxonomies that had terms of ours. */
export function taxonomiesOfOurs(baseline: string | null): string[] {
  const known = baseline === null ? null : read(baseline);
  return known ? known.ours.filter((taxonomy) => (known.terms[taxonomy] ?? []).length > 0) : [];
}

/** The taxonomies that we wrote, also those that we emptied. */
export function taxonomiesSpokenFor(stored: string): readonly string[] {
  return read(stored)?.ours ?? [];
}

/** The terms that were not ours: those that WordPress filled by itself, and that publishing leaves as they are. */
export function termsNotOurs(baseline: string | null): Record<string, readonly number[]> {
  const ours = new Set(taxonomiesOfOurs(baseline));
  const known = baseline === null ? null : read(baseline);
  return Object.fromEntries(Object.entries(known?.terms ?? {}).filter(([taxonomy]) => !ours.has(taxonomy)));
}

/** What WordPress has now as the baseline of words that stay ours: whose its terms were does not change. */
export function rebase(theirs: string, before: string | null): string {
  const seen = read(theirs);
  return seen ? JSON.stringify({ ...seen, ours: taxonomiesOfOurs(before) } satisfies Fingerprint) : theirs;
}

/** Whether the second has terms in a taxonomy that the first did not speak of. */
function showsMore(baseline: string, theirs: string): boolean {
  const [before, now] = [read(baseline), read(theirs)];
  return Object.entries(now?.terms ?? {}).some(([taxonomy, ids]) => ids.length > 0 && before?.terms[taxonomy] === undefined);
}

function read(text: string): Fingerprint | null {
  try {
    return JSON.parse(text) as Fingerprint;
  } catch {
    return null;
  }
}

const sameIds = (a: readonly number[], b: readonly number[]): boolean => a.length === b.length && a.every((id, at) => id === b[at]);

export interface KnownContent {
  deleted: boolean;
  /** What we have of WordPress is newer than this look at it. */
  newer: boolean;
  bodyVersion: number;
  baseline: string | null;
  baselineVersion: number | null;
}

/** take: only WordPress changed. keep: nothing changed there. both: both did. skip: deleted here, or theirs is old. */
export type Decision = 'take' | 'keep' | 'both' | 'skip';

export function decide(known: KnownContent, theirs: string): Decision {
  if (known.deleted || known.newer) return 'skip';
  const untouched = known.baselineVersion === known.bodyVersion;
  if (known.baseline !== null && sameView(known.baseline, theirs)) return untouched && showsMore(known.baseline, theirs) ? 'take' : 'keep';
  return untouched ? 'take' : 'both';
}
