import { describe, expect, it } from 'vitest';
import { randomFrom } from '../clustering/random.rules.ts';
import { type Example, fitted, logistic, score } from './logistic.rules.ts';

/** Right as often as the weights say. */
function examplesBy(weights: number[], count: number): Example[] {
  const random = randomFrom(3);
  return Array.from({ length: count }, () => {
    const x = Float64Array.from([random() * 4 - 2, random() * 4 - 2, 1]);
    return { x, isRight: random() < logistic(score(Float64Array.from(weights), x)), weight: 1 };
  });
}
const none = new Float64Array(3);

describe('logistic regression', () => {
  it('finds the weights that the examples were made by', () => {
    const found = fitted(examplesBy([2, -1, 0.5], 5_000), none, 0.001);
    expect([...found].map((weight) => Math.round(weight * 5) / 5)).toEqual([2, -1, 0.4]);
  });

  it('stays at what it is given where there are few examples, and leaves it where there are many', () => {
    const prior = Float64Array.of(0, 0, 3);
    const far = (count: number) => Math.abs((fitted(examplesBy([2, -1, 0.5], count), prior, 100)[2] as number) - 3);
    expect(far(0)).toBe(0);
    expect(far(20)).toBeLessThan(0.5);
    expect(far(5_000)).toBeGreaterThan(2);
  });

  it('comes to an end where the examples can be told apart wholly', () => {
    const apart = [-2, -1, 1, 2].map((x): Example => ({ x: Float64Array.of(x, 0, 1), isRight: x > 0, weight: 50 }));
    const found = fitted(apart, none, 0.01);
    expect([...found].every(Number.isFinite)).toBe(true);
    expect(score(found, Float64Array.of(2, 0, 1))).toBeGreaterThan(3);
  });

  it('counts an example of weight two as two', () => {
    const examples = examplesBy([1, 1, 0], 40);
    const heavy = fitted(
      examples.map((example) => ({ ...example, weight: 2 })),
      none,
      1,
    );
    expect([...heavy].map((weight) => weight.toFixed(6))).toEqual(
      [...fitted([...examples, ...examples], none, 1)].map((weight) => weight.toFixed(6)),
    );
  });
});
