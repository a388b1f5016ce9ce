import { expect, it } from 'vitest';
import { type ImportPreview, leftTypes, leftWords, secondsOf, sizeWords, takenTypes } from './import-plan.ts';

const preview = (facts: Partial<ImportPreview> = {}): ImportPreview => ({
  types: [
    { postType: 'post', contentType: 'ARTICLE', count: 90_000, here: 0 },
    { postType: 'page', contentType: 'PAGE', count: 8_000, here: 0 },
    { postType: 'attachment', contentType: null, count: 1_204, here: 0 },
    { postType: 'wp_font', contentType: null, count: 0, here: 0 },
  ],
  terms: 310,
  toRead: 98_000,
  changedSince: null,
  estimatedSeconds: 540,
  ...facts,
});
const again = preview({ changedSince: '2026-11-20T08:00:00Z', toRead: 490, estimatedSeconds: 3 });

it('types that are not taken are told apart, but for those that there is nothing of', () => {
  expect(takenTypes(preview()).map(({ postType }) => postType)).toEqual(['post', 'page']);
  expect(leftWords(leftTypes(preview()))).toBe('attachment (1,204)');
});

it('says how much there is to read and about how long that takes', () => {
  expect(sizeWords(preview(), 'changed')).toBe('98,000 to read, about 9 minutes');
  expect(sizeWords(preview({ estimatedSeconds: null }), 'changed')).toBe('98,000 to read');
  expect(sizeWords(again, 'changed')).toBe('490 to read, about 3 seconds');
});

it('reading everything again takes longer by as much more as there is to read', () => {
  expect(sizeWords(again, 'all')).toBe('98,000 to read, about 10 minutes');
  expect(secondsOf({ ...again, toRead: 0 }, 'all')).toBeNull();
});

it('says when nothing has changed', () => {
  expect(sizeWords({ ...again, toRead: 0, estimatedSeconds: 0 }, 'changed')).toBe('No post has changed since');
  expect(sizeWords(preview({ types: [], toRead: 0 }), 'changed')).toBe('Nothing to read but the terms');
});
