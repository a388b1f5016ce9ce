/** Imports under faults, in full size. */
import { describe, expect, it } from 'vitest';
import { importThroughKills } from '../kit/killed-import.ts';

const MOST_MB = 300;

describe.each([
  { way: 'through the plugin', plugin: true },
  { way: 'from core REST', plugin: false },
])('10,000 posts, $way', ({ plugin }) => {
  it('are all here, none twice, though the worker was killed five times; and take no more memory than 2,000', async () => {
    const seed = Math.floor(Math.random() * 1_000_000);
    const few = await importThroughKills({ plugin, posts: 2_000, terms: 400, kills: 0, seed, timeoutMs: 200_000 });
    const many = await importThroughKills({ plugin, posts: 10_000, terms: 2_000, kills: 5, seed, timeoutMs: 400_000 });
    console.log(`In memory at most: ${Math.round(few)} MB for 2,000, ${Math.round(many)} MB for 10,000.`);
    expect(many).toBeLessThan(MOST_MB);
    expect(many).toBeLessThan(few * 1.1);
  }, 900_000);
});
