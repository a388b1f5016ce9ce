/** A worker that dies in the middle of an import, in a small size; test/faults has the full one. */
import { it } from 'vitest';
import { importThroughKills } from '../kit/killed-import.ts';

it('a worker killed while it imports loses no post and doubles none: the next one goes on where it was', async () => {
  await importThroughKills({
    plugin: false,
    posts: 600,
    terms: 120,
    kills: 1,
    seed: Math.floor(Math.random() * 1_000_000),
    timeoutMs: 90_000,
  });
}, 150_000);
