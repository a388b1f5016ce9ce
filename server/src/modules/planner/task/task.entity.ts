import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { enumValues } from '../../../platform/db/enum-values.ts';
import { siteJoinColumns, siteKey, siteOwnedColumns } from '../../../platform/db/site-owned.ts';
import { SectorEntity } from '../../site/index.ts';
import { ContentTaxonomyEntity } from '../../taxonomy/index.ts';
import { ClusterEntity } from '../cluster/cluster.entity.ts';
import { ContentStructure, ContentType, structureFitsCheck } from '../content-structure.rules.ts';
import { IdeaEntity } from '../idea/idea.entity.ts';
import { KeywordEntity } from '../keyword/keyword.entity.ts';

export const TaskStatus = { QUEUED: 'queued', COMPLETED: 'completed' } as const;
export type TaskStatus = (typeof TaskStatus)[keyof typeof TaskStatus];

export const TaskEntity = defineEntity({
  name: 'Task',
  tableName: 'task',
  uniques: [siteKey, { properties: ['ideaId'] }],
  indexes: [{ name: 'task_list', properties: ['siteId', 'status', 'createdAt', 'id'] }, { properties: ['siteId', 'clusterId'] }],
  checks: [{ name: 'task_structure_fits', expression: structureFitsCheck }],
  // Tells webhooks; the function is in the migration.
  triggers: [
    {
      name: 'webhook_task_completed',
      timing: 'after',
      events: ['update'],
      expression: `create trigger webhook_task_completed after update on "task" for each row when (old.status = 'queued' and new.status = 'completed') execute function webhook_task_completed()`,
    },
  ],
  properties: {
    ...siteOwnedColumns,
    sectorId: () => p.manyToOne(SectorEntity).mapToPk().name('sector_id'),
    clusterId: () => p.manyToOne(ClusterEntity).mapToPk().name('cluster_id'),
    ideaId: () => p.manyToOne(IdeaEntity).mapToPk().name('idea_id').nullable(),
    taxonomyTermId: () => p.manyToOne(ContentTaxonomyEntity).mapToPk().name('taxonomy_term_id').nullable(),
    primaryKeywordId: () => p.manyToOne(KeywordEntity).mapToPk().name('primary_keyword_id').nullable().index(),
    title: p.text(),
    contentType: p.enum(enumValues(ContentType)).name('content_type'),
    contentStructure: p.enum(enumValues(ContentStructure)).name('content_structure'),
    tone: p.text().nullable(),
    targetCountry: p.text().name('target_country').nullable(),
    brief: p.text().nullable(),
    /** What this draft is written with; null for the installation's own. */
    model: p.text().nullable(),
    temperature: p.float().columnType('double precision').nullable(),
    language: p.text().nullable(),
    words: p.integer().nullable(),
    status: p.enum(enumValues(TaskStatus)).default(TaskStatus.QUEUED),
    lastError: p.text().name('last_error').nullable(),
  },
});
export type Task = InferEntity<typeof TaskEntity>;

export const TaskKeywordEntity = defineEntity({
  name: 'TaskKeyword',
  tableName: 'task_keyword',
  properties: {
    ...siteJoinColumns,
    taskId: () => p.manyToOne(TaskEntity).mapToPk().name('task_id').primary().deleteRule('cascade'),
    keywordId: () => p.manyToOne(KeywordEntity).mapToPk().name('keyword_id').primary().deleteRule('cascade').index(),
  },
});
