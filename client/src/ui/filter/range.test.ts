import { expect, it } from 'vitest';
import { readBound, saidRange } from './range.ts';

it('reads figures as people write them', () => {
  expect(['1200', '1,200', '1 200', '1.2k', '1,5K', '2m'].map((text) => readBound(text))).toEqual([
    1200, 1200, 1200, 1200, 1500, 2_000_000,
  ]);
});

it('takes nothing for what is no figure, and nothing above the highest', () => {
  expect([readBound('many'), readBound(''), readBound('-5'), readBound('250', 100)]).toEqual([null, null, null, 100]);
});

it('says a range in words', () => {
  const said = (min: number | null, max: number | null) => saidRange({ min, max }, String);
  expect([said(100, null), said(null, 500), said(100, 500), said(7, 7), said(null, null)]).toEqual([
    '100 or more',
    'Up to 500',
    '100 to 500',
    '7',
    'Any',
  ]);
});
