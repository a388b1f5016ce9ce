import { expect, it } from 'vitest';
import { coverageOf } from './cluster-coverage.ts';

it.each([
  ['nothing planned is nothing covered', { ideas: 0, tasks: 0, content: 0 }, { planned: 0, written: 0, share: 0 }],
  ['an idea that became content counts once', { ideas: 4, tasks: 1, content: 1 }, { planned: 4, written: 1, share: 0.25 }],
  ['imported content needs no plan', { ideas: 0, tasks: 0, content: 3 }, { planned: 3, written: 3, share: 1 }],
  ['tasks made by hand are planned too', { ideas: 1, tasks: 4, content: 2 }, { planned: 4, written: 2, share: 0.5 }],
])('%s', (_what, facts, coverage) => {
  expect(coverageOf(facts)).toEqual(coverage);
});
