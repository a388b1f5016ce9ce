import { expect, it } from 'vitest';
import { countGapsIn } from './gaps.ts';

it('what a draft still wants from a person is counted, whatever stands within', () => {
  expect(countGapsIn('<p>Costs [Add: <strong>today’s</strong> price].</p><p>[Delete: this note] See [1] and [gallery].</p>')).toBe(2);
  expect(countGapsIn('<p>Nothing to do.</p>')).toBe(0);
});
