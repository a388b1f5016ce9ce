/** Publishing under faults, in full size. */
import { it } from 'vitest';
import { publishThroughFaults } from '../kit/publish-through-faults.ts';

it.each([{ plugin: true }, { plugin: false }])(
  '1,000 publishes with three requests in ten spoilt and workers killed, plugin: $plugin: each content has one post, its words and its terms',
  async ({ plugin }) => {
    await publishThroughFaults({ plugin, fresh: 600, changed: 400, terms: 60, jobs: 4, slowToo: true, limitMs: 1_140_000 });
  },
  1_200_000,
);
