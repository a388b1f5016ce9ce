import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { enumValues } from '../../../platform/db/enum-values.ts';
import { siteKey, siteOwnedColumns } from '../../../platform/db/site-owned.ts';

export const JobKind = {
  CLUSTER_KEYWORDS: 'cluster_keywords',
  IMPORT_KEYWORDS: 'import_keywords',
  GENERATE_IDEAS: 'generate_ideas',
  GENERATE_DRAFT: 'generate_draft',
  IMPORT_SITE: 'import_site',
  PUBLISH_CONTENT: 'publish_content',
  UNDO_PUBLISH: 'undo_publish',
  CHECK_DRIFT: 'check_drift',
  SUGGEST_CLUSTERS: 'suggest_clusters',
} as const;
export type JobKind = (typeof JobKind)[keyof typeof JobKind];

export const JobState = { QUEUED: 'queued', RUNNING: 'running', SUCCEEDED: 'succeeded', FAILED: 'failed', CANCELLED: 'cancelled' } as const;
export type JobState = (typeof JobState)[keyof typeof JobState];

export const JobItemState = { SUCCEEDED: 'succeeded', FAILED: 'failed' } as const;
export type JobItemState = (typeof JobItemState)[keyof typeof JobItemState];

export const JobEntity = defineEntity({
  name: 'Job',
  tableName: 'job',
  uniques: [siteKey],
  indexes: [{ name: 'job_list', properties: ['siteId', 'createdAt', 'id'] }],
  // Tells webhooks; the function is in the migration.
  triggers: [
    {
      name: 'webhook_job_settled',
      timing: 'after',
      events: ['update'],
      expression: `create trigger webhook_job_settled after update on "job" for each row when (old.state in ('queued', 'running') and new.state in ('succeeded', 'failed', 'cancelled')) execute function webhook_job_settled()`,
    },
  ],
  properties: {
    ...siteOwnedColumns,
    kind: p.enum(enumValues(JobKind)),
    state: p.enum(enumValues(JobState)).default(JobState.QUEUED),
    /** How many things there are to do; null until counted. */
    total: p.integer().nullable(),
    done: p.integer().default(0),
    failed: p.integer().default(0),
    message: p.text().nullable(),
    /** Where a restarted handler goes on; its shape belongs to the handler. */
    checkpoint: p.json<unknown>().nullable(),
    /** The payload as enqueued: what a retry starts from. */
    payload: p.json<Record<string, unknown>>(),
    /** The queue's own id of the latest run: what a cancel aborts. */
    queueJobId: p.uuid().name('queue_job_id').nullable(),
    /** When the present run began, and how many had settled by then: from these the time that is left is told. */
    runStartedAt: p.datetime().columnType('timestamptz').name('run_started_at').nullable(),
    runSettled: p.integer().name('run_settled').default(0),
    startedAt: p.datetime().columnType('timestamptz').name('started_at').nullable(),
    finishedAt: p.datetime().columnType('timestamptz').name('finished_at').nullable(),
  },
});
export type Job = InferEntity<typeof JobEntity>;

export const JobItemEntity = defineEntity({
  name: 'JobItem',
  tableName: 'job_item',
  uniques: [siteKey, { properties: ['jobId', 'subjectId'] }],
  properties: {
    ...siteOwnedColumns,
    jobId: () => p.manyToOne(JobEntity).mapToPk().name('job_id').deleteRule('cascade'),
    /** What the item is about: a content, task or cluster id, or a WordPress id such as `post:12`. */
    subjectId: p.text().name('subject_id'),
    state: p.enum(enumValues(JobItemState)),
    code: p.text().nullable(),
    error: p.text().nullable(),
    /** For one that succeeded: what was done, in words. */
    note: p.text().nullable(),
  },
});
export type JobItem = InferEntity<typeof JobItemEntity>;
