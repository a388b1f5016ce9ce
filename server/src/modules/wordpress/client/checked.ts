import type { z } from 'zod';
import { wordPressFault } from './faults.ts';

/** @throws UNEXPECTED for an answer of another shape. */
export function check<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw unexpected(parsed.error.issues[0]);
}

const unexpected = (issue?: { path: PropertyKey[]; message: string }) =>
  wordPressFault(
    'UNEXPECTED',
    `WordPress answered in a shape that it never should${issue ? ` (${issue.path.map(String).join('.')}: ${issue.message})` : ''}. A plugin may change its answers.`,
  );
