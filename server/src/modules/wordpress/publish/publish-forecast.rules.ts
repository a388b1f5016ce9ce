/** Why many would fail, in few words: each reason once, with how many it is about. */
import type { PublishProblem } from './publishable.rules.ts';

export function reasonsOf(failures: readonly PublishProblem[]): (PublishProblem & { count: number })[] {
  const alike = Map.groupBy(failures, ({ code, message }) => `${code} ${message}`);
  return [...alike.values()]
    .map((group) => ({ code: (group[0] as PublishProblem).code, message: (group[0] as PublishProblem).message, count: group.length }))
    .sort((a, b) => b.count - a.count);
}
