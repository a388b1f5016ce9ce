/**
 * Reads what a model answered: JSON, alone or in a code fence, that fits the schema and passes the caller's check. A fault
 * is named in words that the model can act on when it is asked again, and that a person understands.
 */
import type { z } from 'zod';

export interface RawAnswer {
  text: string;
  /** As the AI SDK unifies it: stop, length, content-filter, tool-calls, other. */
  finishReason: string;
}

export type Verdict<T> = { value: T } | { fault: string } | { refusal: string };

export function readAnswer<T>(answer: RawAnswer, schema: z.ZodType<T>, check?: (value: T) => string | null): Verdict<T> {
  const text = answer.text.trim();
  if (answer.finishReason === 'content-filter') return { refusal: text };
  if (answer.finishReason === 'length') return { fault: 'the answer was cut off at the length limit, so it must be shorter' };
  if (text === '') return { fault: 'the answer was empty' };
  const parsed = parseJson(text);
  if (parsed === undefined) return { fault: 'the answer was not JSON' };
  const fitted = schema.safeParse(parsed);
  if (!fitted.success) return { fault: `the answer did not fit the schema (${issuesOf(fitted.error)})` };
  const fault = check?.(fitted.data) ?? null;
  return fault === null ? { value: fitted.data } : { fault };
}

const FENCED = /^```(?:json)?\s*\n([\s\S]*)\n\s*```$/i;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(FENCED.exec(text)?.[1] ?? text);
  } catch {
    return undefined;
  }
}

const issuesOf = (error: z.ZodError): string =>
  error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.join('.') || 'the whole'}: ${issue.message}`)
    .join('; ');
