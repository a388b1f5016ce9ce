import { describe, expect, it } from 'vitest';
import { decide, type ReaderView, viewHash } from './baseline.rules.ts';

describe('what a reader sees', () => {
  const view: ReaderView = { title: 'A', html: '<p>B</p>', terms: { category: [2, 1], post_tag: [] } };

  it('is the same whatever the order of terms, and whether a taxonomy without terms is named', () => {
    expect(viewHash({ ...view, terms: { category: [1, 2, 2] } })).toBe(viewHash(view));
  });

  it('differs by title, text and each term', () => {
    const others: ReaderView[] = [
      { ...view, title: 'A ' },
      { ...view, html: '<p>B</p>\n' },
      { ...view, terms: { category: [1] } },
      { ...view, terms: { post_tag: [1, 2] } },
      { title: '', html: 'A<p>B</p>', terms: view.terms },
    ];
    expect(new Set([view, ...others].map(viewHash)).size).toBe(others.length + 1);
  });
});

describe('the three-way comparison', () => {
  const known = { deleted: false, bodyVersion: 3, baselineHash: 'x', baselineVersion: 3 };

  it('takes what only WordPress changed, keeps what only we changed, and sees that both did', () => {
    expect(decide(known, 'x')).toBe('keep');
    expect(decide(known, 'y')).toBe('take');
    expect(decide({ ...known, bodyVersion: 4 }, 'x')).toBe('keep');
    expect(decide({ ...known, bodyVersion: 4 }, 'y')).toBe('both');
    expect(decide({ ...known, baselineHash: null, baselineVersion: null }, 'y')).toBe('both');
    expect(decide({ ...known, deleted: true }, 'y')).toBe('skip');
  });
});
