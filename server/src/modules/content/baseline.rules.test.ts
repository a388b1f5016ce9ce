import { describe, expect, it } from 'vitest';
import { decide, fingerprint, type ReaderView, rebase, sameView, taxonomiesOfOurs, termsNotOurs } from './baseline.rules.ts';

const view: ReaderView = { title: 'A', html: '<p>B</p>', terms: { category: [2, 1], post_tag: [] } };
const shown = fingerprint(view);

describe('what a reader sees', () => {
  it('is the same whatever the order of terms, and whoever they came from', () => {
    expect(fingerprint({ ...view, terms: { post_tag: [], category: [1, 2, 2] } })).toBe(shown);
    expect(sameView(shown, fingerprint(view, ['category']))).toBe(true);
  });

  it('differs by title, text and each term', () => {
    const others: ReaderView[] = [
      { ...view, title: 'A ' },
      { ...view, html: '<p>B</p>\n' },
      { ...view, terms: { category: [1] } },
      { ...view, terms: { category: [1, 2], post_tag: [1] } },
      { title: '', html: 'A<p>B</p>', terms: view.terms },
    ];
    for (const other of others) {
      expect(sameView(shown, fingerprint(other))).toBe(false);
      expect(sameView(fingerprint(other), shown)).toBe(false);
    }
  });

  it('is compared over the taxonomies that both sides show', () => {
    const withAttributes = fingerprint({ ...view, terms: { ...view.terms, pa_size: [7] } });
    expect(sameView(shown, withAttributes)).toBe(true);
    expect(sameView(withAttributes, shown)).toBe(true);
    expect(sameView(withAttributes, fingerprint({ ...view, terms: { pa_size: [8] } }))).toBe(false);
  });

  it('remembers which taxonomies had terms of ours', () => {
    expect(taxonomiesOfOurs(fingerprint(view, ['post_tag', 'category']))).toEqual(['category']);
    expect(taxonomiesOfOurs(shown)).toEqual([]);
    expect(taxonomiesOfOurs(null)).toEqual([]);
    expect(taxonomiesOfOurs('0f3a')).toEqual([]);
    expect(termsNotOurs(fingerprint({ ...view, terms: { category: [1], post_tag: [2] } }, ['post_tag']))).toEqual({ category: [1] });
    expect(termsNotOurs(null)).toEqual({});
  });

  it('can be what WordPress has now, with whose its terms are as before', () => {
    const before = fingerprint({ ...view, terms: { category: [1], post_tag: [2] } }, ['post_tag']);
    const theirs = fingerprint({ title: 'Theirs', html: '', terms: { category: [1, 5], post_tag: [2, 3] } }, ['category', 'post_tag']);
    expect(sameView(rebase(theirs, before), theirs)).toBe(true);
    expect(taxonomiesOfOurs(rebase(theirs, before))).toEqual(['post_tag']);
    expect(taxonomiesOfOurs(rebase(theirs, null))).toEqual([]);
  });
});

describe('the three-way comparison', () => {
  const theirs = fingerprint({ ...view, title: 'Theirs' });
  const known = { deleted: false, newer: false, bodyVersion: 3, baseline: shown, baselineVersion: 3 };

  it('takes what only WordPress changed, keeps what only we changed, and sees that both did', () => {
    expect(decide(known, shown)).toBe('keep');
    expect(decide(known, theirs)).toBe('take');
    expect(decide({ ...known, bodyVersion: 4 }, shown)).toBe('keep');
    expect(decide({ ...known, bodyVersion: 4 }, theirs)).toBe('both');
    expect(decide({ ...known, baseline: null, baselineVersion: null }, theirs)).toBe('both');
    expect(decide({ ...known, deleted: true }, theirs)).toBe('skip');
  });

  it('does not believe a look that is older than what we know', () => {
    expect(decide({ ...known, newer: true }, theirs)).toBe('skip');
    expect(decide({ ...known, newer: true, bodyVersion: 4 }, theirs)).toBe('skip');
  });

  it('takes the terms of a taxonomy that came into sight, and sees no conflict in them', () => {
    const more = fingerprint({ ...view, terms: { ...view.terms, pa_size: [7] } });
    expect(decide(known, more)).toBe('take');
    expect(decide({ ...known, bodyVersion: 4 }, more)).toBe('keep');
    expect(decide({ ...known, baseline: more }, shown)).toBe('keep');
  });
});
