/** How long an import takes, from two reads of one WordPress: of one post, and of some. */

interface TimedRead {
  posts: number;
  ms: number;
}

/** @returns whole seconds, at least one. */
export function estimatedSeconds(one: TimedRead, some: TimedRead, { toRead, requests }: { toRead: number; requests: number }): number {
  const more = some.posts - one.posts;
  const eachMs = more > 0 ? Math.max(0, some.ms - one.ms) / more : 0;
  return Math.max(1, Math.ceil((requests * Math.min(one.ms, some.ms) + toRead * eachMs) / 1000));
}
