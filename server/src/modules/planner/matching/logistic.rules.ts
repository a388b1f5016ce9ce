/** Logistic regression with a prior, by Newton's method: weights that explain the examples and stay near those given. Pure. */

export interface Example {
  /** The features, with a 1 at the end for the constant. */
  x: Float64Array;
  isRight: boolean;
  weight: number;
}

const ROUNDS = 25;
const CLOSE = 1e-6;

export const logistic = (score: number): number => 1 / (1 + Math.exp(-score));

export function score(weights: Float64Array, x: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < x.length; at += 1) sum += (weights[at] as number) * (x[at] as number);
  return sum;
}

/** log(1 + e^value), also where e^value is too large to be a number. */
const softplus = (value: number): number => Math.max(0, value) + Math.log1p(Math.exp(-Math.abs(value)));

/** @param hold how many examples' worth the prior weighs; the weights of examples count as their number. */
export function fitted(examples: Example[], prior: Float64Array, hold: number): Float64Array {
  const size = prior.length;
  const lossOf = (weights: Float64Array) =>
    weights.reduce((sum, weight, at) => sum + (hold / 2) * (weight - (prior[at] as number)) ** 2, 0) +
    examples.reduce((sum, { x, isRight, weight }) => sum + weight * softplus(isRight ? -score(weights, x) : score(weights, x)), 0);
  let weights = prior.slice();
  let loss = lossOf(weights);
  for (let round = 0; round < ROUNDS; round += 1) {
    const gradient = Float64Array.from(weights, (weight, at) => hold * (weight - (prior[at] as number)));
    const curve = Array.from({ length: size }, (_, row) => Float64Array.from({ length: size }, (_, at) => (at === row ? hold : 0)));
    for (const { x, isRight, weight } of examples) {
      const p = logistic(score(weights, x));
      const error = weight * (p - (isRight ? 1 : 0));
      // Never quite flat, so that a step from far away stays a step.
      const bend = weight * Math.max(1e-4, p * (1 - p));
      for (let row = 0; row < size; row += 1) {
        const own = x[row] as number;
        gradient[row] = (gradient[row] as number) + error * own;
        const line = curve[row] as Float64Array;
        for (let at = 0; at < size; at += 1) line[at] = (line[at] as number) + bend * own * (x[at] as number);
      }
    }
    const step = solved(curve, gradient);
    // A full step may lead too far where the examples are far apart: half of it, then, until it is one downwards.
    let next = weights.map((weight, at) => weight - (step[at] as number));
    let share = 1;
    let now = lossOf(next);
    while (now > loss && share > CLOSE) {
      share /= 2;
      next = weights.map((weight, at) => weight - share * (step[at] as number));
      now = lossOf(next);
    }
    if (now >= loss - CLOSE) break;
    weights = next;
    loss = now;
  }
  return weights;
}

/** Of a symmetric positive matrix, which is used up: Gauss, with no need to change rows. */
function solved(matrix: Float64Array[], right: Float64Array): Float64Array {
  const size = right.length;
  const answer = right.slice();
  for (let pivot = 0; pivot < size; pivot += 1) {
    const own = matrix[pivot] as Float64Array;
    for (let row = pivot + 1; row < size; row += 1) {
      const line = matrix[row] as Float64Array;
      const share = (line[pivot] as number) / (own[pivot] as number);
      for (let at = pivot; at < size; at += 1) line[at] = (line[at] as number) - share * (own[at] as number);
      answer[row] = (answer[row] as number) - share * (answer[pivot] as number);
    }
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    const line = matrix[row] as Float64Array;
    for (let at = row + 1; at < size; at += 1) answer[row] = (answer[row] as number) - (line[at] as number) * (answer[at] as number);
    answer[row] = (answer[row] as number) / (line[row] as number);
  }
  return answer;
}
