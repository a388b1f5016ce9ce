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
  /** Another model of the same provider. */
  model?: string | null | undefined;
  /** 0 to 2; what the provider does by itself where it is left out. */
  temperature?: number | null | undefined;
  /** The answer's raw text as it comes, unchecked. `attempt` counts from 1; a higher one begins anew. */
  onText?: ((piece: string, attempt: number) => void) | undefined;
  /** The provider takes no more requests for so many seconds, and this one waits. */
  onPause?: ((seconds: number) => void) | undefined;
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
  /** A vector for each text, in order. Left out where no embedding model is set. Throws as `generateObject` does. */
  embed?(texts: string[], signal?: AbortSignal): Promise<number[][]>;
}
