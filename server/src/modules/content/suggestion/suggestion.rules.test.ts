import { describe, expect, it } from 'vitest';
import { bodyOf, LEVELS, recommendedLevel } from './suggestion.rules.ts';

describe('the confidence worth accepting at once', () => {
  it('is the lowest that is right nine times in ten', () => {
    const levels = [0.5, 0.8, 0.9].map((minConfidence, at) => ({ minConfidence, precision: [0.7, 0.91, 0.97][at] as number }));
    expect(recommendedLevel(levels).minConfidence).toBe(0.8);
  });

  it('is the highest where none is right so often', () => {
    expect(recommendedLevel([0.5, 0.9].map((minConfidence) => ({ minConfidence, precision: 0.6 }))).minConfidence).toBe(0.9);
  });

  it('is one of those that were measured, surer ones being right more often', () => {
    expect(LEVELS).toContain(recommendedLevel());
    expect(recommendedLevel().precision).toBeGreaterThanOrEqual(0.9);
    const precisions = LEVELS.map(({ precision }) => precision);
    expect(precisions).toEqual([...precisions].sort());
  });
});

describe('what is read of a text', () => {
  it('is its words, without the tags and comments, also where it is cut off inside one', () => {
    expect(bodyOf('<!-- wp:paragraph -->\n<p>Fill &amp; press.</p>\n<p cla')).toBe('Fill & press.');
  });

  it('is its beginning', () => {
    expect(bodyOf(`<p>${'word '.repeat(5_000)}</p>`)).toHaveLength(3_000);
  });
});
