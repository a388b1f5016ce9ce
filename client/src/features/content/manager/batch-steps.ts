/** A batch as the API takes it: in portions where ids are given, each answered with what failed and how it is taken back. */
import type { ContentFilter } from '../../../lib/content/content-list.ts';
import type { ContentRowData } from '../../../lib/content/standing.ts';
import type { Failure } from '../../../lib/failure.ts';

/** What a batch is for: those, or all that match a filter. */
export interface Target {
  siteId: string;
  ids?: string[];
  matching?: ContentFilter;
  count: number;
  /** What is known of them; of all that match, those that have been read. */
  rows: ContentRowData[];
}

export type Selected = { ids: string[] } | { matching: ContentFilter };

/** As many ids as the API takes at once. */
const PORTION = 10_000;

export function portionsOf({ ids, matching }: Pick<Target, 'ids' | 'matching'>): Selected[] {
  if (matching) return [{ matching }];
  const all = ids ?? [];
  return Array.from({ length: Math.ceil(all.length / PORTION) }, (_, at) => ({ ids: all.slice(at * PORTION, (at + 1) * PORTION) }));
}

export interface FailedItem {
  id: string;
  message: string;
}

export interface BatchResult {
  updated: number;
  failed: FailedItem[];
  tokens: (string | null)[];
  /** What stopped it; what was done before stays done. */
  stopped?: Failure;
}

export type StepAnswer = { updated: number; failed: FailedItem[]; undoToken: string | null } | { failure: Failure };

/** @param step does one portion; after a failure no other is begun. */
export async function runBatch(target: Target, step: (selected: Selected) => Promise<StepAnswer>): Promise<BatchResult> {
  const result: BatchResult = { updated: 0, failed: [], tokens: [] };
  for (const selected of portionsOf(target)) {
    const answer = await step(selected);
    if ('failure' in answer) return { ...result, stopped: answer.failure };
    result.updated += answer.updated;
    result.failed.push(...answer.failed);
    result.tokens.push(answer.undoToken);
  }
  return result;
}
