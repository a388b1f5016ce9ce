/** Publishing under faults, in a small size; the full one is in test/faults. */
import { it } from 'vitest';
import { publishThroughFaults } from '../kit/publish-through-faults.ts';

it.each([{ plugin: true }, { plugin: false }])(
  '40 publishes with three requests in ten spoilt, plugin: $plugin: each content has one post, its words and its terms',
  async ({ plugin }) => {
    await publishThroughFaults({ plugin, fresh: 25, changed: 15, terms: 8, jobs: 2, slowToo: false, limitMs: 100_000 });
  },
  120_000,
);
