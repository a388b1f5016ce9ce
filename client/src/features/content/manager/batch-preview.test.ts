import { expect, it } from 'vitest';
import { type BatchPreview, previewWords, together } from './batch-preview.ts';

const preview = (counts: Partial<BatchPreview>): BatchPreview => ({
  total: 0,
  changing: 0,
  unchanged: 0,
  failing: 0,
  reasons: [],
  failures: [],
  ...counts,
});

it.each([
  [{ total: 1_240, changing: 1_204, unchanged: 30, failing: 6 }, 'Changes 1,204 of 1,240; 30 are so already; 6 cannot.'],
  [{ total: 3, changing: 3 }, 'Changes all 3.'],
  [{ total: 1, changing: 1 }, 'Changes it.'],
  [{ total: 2, changing: 1, unchanged: 1 }, 'Changes 1 of 2; 1 is so already.'],
])('what would be done is said in one line: %o', (counts, words) => {
  expect(previewWords(preview(counts), 'Changes')).toBe(words);
});

it('of several portions the numbers and the reasons are added up', () => {
  const gone = { code: 'NOT_FOUND', message: 'It is not there.' };
  const busy = { code: 'CONFLICT', message: 'It is being published.' };
  const parts = [
    preview({ total: 10, changing: 7, unchanged: 1, failing: 2, reasons: [{ ...gone, count: 2 }] }),
    preview({
      total: 5,
      changing: 1,
      failing: 4,
      reasons: [
        { ...busy, count: 3 },
        { ...gone, count: 1 },
      ],
    }),
  ];
  expect(together(parts)).toMatchObject({ total: 15, changing: 8, unchanged: 1, failing: 6 });
  expect(together(parts)?.reasons.map(({ message, count }) => [message, count])).toEqual([
    [gone.message, 3],
    [busy.message, 3],
  ]);
});
