import type { z } from 'zod';
import type { Scope } from '../access/actor.ts';

/** A kind of long work: its queue and what it is told. The work itself stands in a handler that only workers load. */
export interface JobContract<Payload extends Record<string, unknown> = Record<string, unknown>> {
  /** Queue name, and the `kind` of the Job row: snake_case. */
  kind: string;
  payload: z.ZodType<Payload>;
  /** What somebody needs who begins, stops or repeats it. */
  scope: Scope;
  /** How many may run at once in one process. */
  concurrency: number;
  /** How often a run that broke unexpectedly is tried again. */
  retries: number;
  /** Why a run that came to its end is not begun again for what failed in it: that would fail again. */
  whenAllIsTried?: string;
}

export const defineJob = <Payload extends Record<string, unknown>>(contract: JobContract<Payload>): JobContract<Payload> => contract;
