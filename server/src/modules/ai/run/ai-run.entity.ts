import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { siteKey, siteOwnedColumns } from '../../../platform/db/site-owned.ts';

/** One call of a provider: what was asked of whom, and what it took. The provenance of everything written by a machine. */
export const AiRunEntity = defineEntity({
  name: 'AiRun',
  tableName: 'ai_run',
  uniques: [siteKey],
  indexes: [{ properties: ['siteId', 'taskId'] }, { properties: ['contentId'] }],
  properties: {
    ...siteOwnedColumns,
    purpose: p.text(),
    provider: p.text(),
    model: p.text(),
    /** Name and version of the prompt, as in `draft@1`. */
    prompt: p.text(),
    parameters: p.json<Record<string, unknown>>(),
    inputTokens: p.integer().name('input_tokens').nullable(),
    outputTokens: p.integer().name('output_tokens').nullable(),
    /** US dollars; null where the price is not known. */
    cost: p.float().columnType('double precision').nullable(),
    durationMs: p.integer().name('duration_ms'),
    taskId: p.uuid().name('task_id').nullable(),
    contentId: p.uuid().name('content_id').nullable(),
  },
});
export type AiRun = InferEntity<typeof AiRunEntity>;
