/**
 * What the product asks of an AI: one object that fits a schema. The prompt, and what counts as a good answer, belong to
 * the capability that asks; the provider checks the shape, asks once more with the fault named, and never answers half.
 */
import type { z } from 'zod';

export interface AiQuestion<T> {
  /** What it is for, as stored with the run: `draft`, `ideas`. */
  purpose: string;
  /** Name and version of the prompt, as in `draft@1`. */
  prompt: string;
  system: string;
  user: string;
  /** Objects with no optional fields (nullable ones instead), and `z.union` for variants: what every endpoint's strict mode can hold. */
  schema: z.ZodType<T>;
  /** What is wrong with an answer that fits the schema, in words for the model; null when it will do. */
  check?: (value: T) => string | null;
  signal?: AbortSignal | undefined;
}

/** What a run took and who did it: the facts of its `ai_run` row. */
export interface AiRunFacts {
  purpose: string;
  provider: string;
  model: string;
  prompt: string;
  parameters: Record<string, unknown>;
  inputTokens: number | null;
  outputTokens: number | null;
  /** US dollars; null where the price is not known. */
  cost: number | null;
  durationMs: number;
}

export interface AiAnswer<T> {
  value: T;
  run: AiRunFacts;
}

export interface AiProvider {
  readonly name: string;
  readonly model: string;
  /** For people: `llama3.2 at localhost:11434`. */
  readonly label: string;
  /**
   * @throws AppError LIMIT_EXCEEDED (quota, rate) or UPSTREAM_ERROR (everything else) in words that say what to do; the
   * signal's own reason when it aborts.
   */
  generateObject<T>(question: AiQuestion<T>): Promise<AiAnswer<T>>;
}
