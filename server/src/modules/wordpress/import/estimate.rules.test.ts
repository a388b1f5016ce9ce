import { describe, expect, it } from 'vitest';
import { estimatedSeconds } from './estimate.rules.ts';

describe('the estimate of an import', () => {
  it('counts what each request costs, and what each post adds', () => {
    // 60 ms a request, 2 ms a post.
    expect(estimatedSeconds({ posts: 1, ms: 60 }, { posts: 21, ms: 100 }, { toRead: 10_000, requests: 100 })).toBe(26);
  });

  it('has nothing to say of posts where there is none, and never says nothing at all', () => {
    expect(estimatedSeconds({ posts: 0, ms: 50 }, { posts: 0, ms: 55 }, { toRead: 0, requests: 4 })).toBe(1);
    expect(estimatedSeconds({ posts: 1, ms: 2_000 }, { posts: 1, ms: 1_900 }, { toRead: 1, requests: 3 })).toBe(6);
  });

  it('is not led astray by a first read that was slow by chance', () => {
    expect(estimatedSeconds({ posts: 1, ms: 900 }, { posts: 20, ms: 100 }, { toRead: 10_000, requests: 100 })).toBe(10);
  });
});
