import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { enumValues } from '../../../platform/db/enum-values.ts';
import { siteJoinColumns, siteKey, siteOwnedColumns } from '../../../platform/db/site-owned.ts';
import { ClusterEntity, ContentStructure, ContentType, KeywordEntity, structureFitsCheck, TaskEntity } from '../../planner/index.ts';
import { SectorEntity } from '../../site/index.ts';
import { ContentTaxonomyEntity } from '../../taxonomy/index.ts';

export const ContentStatus = { DRAFT: 'draft', PUBLISHED: 'published' } as const;
export type ContentStatus = (typeof ContentStatus)[keyof typeof ContentStatus];

export const ContentSource = { IGNY8: 'igny8', WORDPRESS: 'wordpress' } as const;
export type ContentSource = (typeof ContentSource)[keyof typeof ContentSource];

export const ExternalKind = { POST: 'post', TERM: 'term' } as const;
export type ExternalKind = (typeof ExternalKind)[keyof typeof ExternalKind];

export const ContentEntity = defineEntity({
  name: 'Content',
  tableName: 'content',
  uniques: [siteKey, { properties: ['taskId'] }, { properties: ['siteId', 'externalKind', 'externalId'] }],
  indexes: [
    {
      name: 'content_target_term_unique',
      expression:
        'create unique index "content_target_term_unique" on "content" ("site_id", "target_term_id") where "target_term_id" is not null and "deleted_at" is null',
    },
    { name: 'content_list_updated', properties: ['siteId', 'updatedAt', 'id'] },
    { name: 'content_list_created', properties: ['siteId', 'createdAt', 'id'] },
    { name: 'content_list_title', properties: ['siteId', 'title', 'id'] },
    // Titles by their words, in any language: what finds content that an idea may repeat.
    {
      name: 'content_title_words',
      expression: `create index "content_title_words" on "content" using gin (to_tsvector('simple'::regconfig, "title"))`,
    },
    // What a cluster has is counted in the index alone.
    {
      name: 'content_cluster',
      expression: 'create index "content_cluster" on "content" ("site_id", "cluster_id", "content_type") include ("deleted_at")',
    },
  ],
  // Fills content_search; functions are in migrations.
  triggers: [
    {
      name: 'content_search_keep',
      timing: 'after',
      events: ['insert', 'update'],
      expression:
        'create trigger content_search_keep after insert or update of title, content_html on "content" for each row execute function content_search_keep()',
    },
    {
      name: 'content_revision_keep',
      timing: 'before',
      events: ['update'],
      expression:
        'create trigger content_revision_keep before update of content_html on "content" for each row when (old.content_html is distinct from new.content_html) execute function content_revision_keep()',
    },
    // Tell webhooks, whichever way a content is written. Of the statement: one that writes thousands is told at once.
    {
      name: 'webhook_content_made',
      timing: 'after',
      events: ['insert'],
      forEach: 'statement',
      expression:
        'create trigger webhook_content_made after insert on "content" referencing new table as made for each statement execute function webhook_content_made()',
    },
    {
      name: 'webhook_content_changed',
      timing: 'after',
      events: ['update'],
      forEach: 'statement',
      expression:
        'create trigger webhook_content_changed after update on "content" referencing old table as was new table as became for each statement execute function webhook_content_changed()',
    },
  ],
  checks: [
    { name: 'content_needs_cluster', expression: "source = 'wordpress' or cluster_id is not null" },
    { name: 'content_structure_fits', expression: structureFitsCheck },
    { name: 'content_external_pair', expression: '(external_kind is null) = (external_id is null)' },
    { name: 'content_published_has_link', expression: "status = 'draft' or external_id is not null" },
  ],
  properties: {
    ...siteOwnedColumns,
    sectorId: () => p.manyToOne(SectorEntity).mapToPk().name('sector_id'),
    clusterId: () => p.manyToOne(ClusterEntity).mapToPk().name('cluster_id').nullable(),
    taskId: () => p.manyToOne(TaskEntity).mapToPk().name('task_id').nullable(),
    targetTermId: () => p.manyToOne(ContentTaxonomyEntity).mapToPk().name('target_term_id').nullable(),
    primaryKeywordId: () => p.manyToOne(KeywordEntity).mapToPk().name('primary_keyword_id').nullable().index(),
    title: p.text(),
    contentHtml: p.text().name('content_html'),
    contentType: p.enum(enumValues(ContentType)).name('content_type'),
    contentStructure: p.enum(enumValues(ContentStructure)).name('content_structure'),
    status: p.enum(enumValues(ContentStatus)).default(ContentStatus.DRAFT),
    source: p.enum(enumValues(ContentSource)),
    externalKind: p.enum(enumValues(ExternalKind)).name('external_kind').nullable(),
    externalId: p.bigint('number').name('external_id').nullable(),
    externalUrl: p.text().name('external_url').nullable(),
    wpStatus: p.text().name('wp_status').nullable(),
    wpModifiedAt: p.datetime().columnType('timestamptz').name('wp_modified_at').nullable(),
    /** Counts every write: what a save is compared with. */
    version: p.integer().default(1),
    /** The version in which each field last changed: a save is stale only where it overlaps. See content-save.rules. */
    fieldVersions: p.json<Record<string, number>>().name('field_versions').defaultRaw("'{}'"),
    /** Counts changes of title, HTML and terms: what a reader of the post would see. */
    bodyVersion: p.integer().name('body_version').default(1),
    /** The body_version that WordPress last confirmed. */
    publishedVersion: p.integer().name('published_version').nullable(),
    /** Hash over title, HTML and external term ids as WordPress last returned them. */
    baselineHash: p.text().name('baseline_hash').nullable(),
    /** Our body_version when that hash was taken. */
    baselineVersion: p.integer().name('baseline_version').nullable(),
    missingAt: p.datetime().columnType('timestamptz').name('missing_at').nullable(),
    deletedAt: p.datetime().columnType('timestamptz').name('deleted_at').nullable(),
  },
});
export type Content = InferEntity<typeof ContentEntity>;

export const ContentTermEntity = defineEntity({
  name: 'ContentTerm',
  tableName: 'content_term',
  properties: {
    ...siteJoinColumns,
    contentId: () => p.manyToOne(ContentEntity).mapToPk().name('content_id').primary().deleteRule('cascade'),
    termId: () => p.manyToOne(ContentTaxonomyEntity).mapToPk().name('term_id').primary().deleteRule('cascade').index(),
  },
});
