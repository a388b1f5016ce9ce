import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { enumValues } from '../../../platform/db/enum-values.ts';
import { siteKey, siteOwnedColumns } from '../../../platform/db/site-owned.ts';
import { ContentEntity } from '../../content/index.ts';
import { JobEntity } from '../../jobs/index.ts';
import type { LivePost } from '../wordpress-post.ts';

export const PublishState = { RUNNING: 'running', SUCCEEDED: 'succeeded', FAILED: 'failed' } as const;
export type PublishState = (typeof PublishState)[keyof typeof PublishState];

export const PublishPath = { CORE_REST: 'core_rest', PLUGIN: 'plugin' } as const;
export type PublishPath = (typeof PublishPath)[keyof typeof PublishPath];

export const PublishAttemptKind = { PUBLISH: 'publish', UNDO: 'undo' } as const;
export type PublishAttemptKind = (typeof PublishAttemptKind)[keyof typeof PublishAttemptKind];

export const PublishAttemptEntity = defineEntity({
  name: 'PublishAttempt',
  tableName: 'publish_attempt',
  uniques: [siteKey],
  indexes: [
    {
      name: 'publish_attempt_one_running',
      expression: `create unique index "publish_attempt_one_running" on "publish_attempt" ("content_id") where "state" = 'running'`,
    },
    { properties: ['contentId', 'createdAt'] },
  ],
  // Tells webhooks; the function is in the migration.
  triggers: [
    {
      name: 'webhook_content_published',
      timing: 'after',
      events: ['update'],
      expression: `create trigger webhook_content_published after update on "publish_attempt" for each row when (old.state = 'running' and new.state = 'succeeded' and new.kind = 'publish') execute function webhook_content_published()`,
    },
  ],
  properties: {
    ...siteOwnedColumns,
    contentId: () => p.manyToOne(ContentEntity).mapToPk().name('content_id').deleteRule('cascade'),
    jobId: () => p.manyToOne(JobEntity).mapToPk().name('job_id').nullable(),
    kind: p.enum(enumValues(PublishAttemptKind)).default(PublishAttemptKind.PUBLISH),
    state: p.enum(enumValues(PublishState)).default(PublishState.RUNNING),
    path: p.enum(enumValues(PublishPath)),
    bodyVersion: p.integer().name('body_version'),
    /** The post, or the term, that it went to; null before that is known. */
    externalId: p.bigint('number').name('external_id').nullable(),
    /** The live post as it was before we wrote; null when there was none. */
    before: p.json<LivePost>().nullable(),
    sentHash: p.text().name('sent_hash').nullable(),
    storedHash: p.text().name('stored_hash').nullable(),
    /** A request is out, or was when we stopped: WordPress may have done what it asks for. */
    unsure: p.boolean().default(false),
    /** When the post was put back as it was before this attempt. */
    undoneAt: p.datetime().columnType('timestamptz').name('undone_at').nullable(),
    error: p.text().nullable(),
    leaseUntil: p.datetime().columnType('timestamptz').name('lease_until'),
    finishedAt: p.datetime().columnType('timestamptz').name('finished_at').nullable(),
  },
});
export type PublishAttempt = InferEntity<typeof PublishAttemptEntity>;
