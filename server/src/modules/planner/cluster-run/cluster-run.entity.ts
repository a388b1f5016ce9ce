import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { enumValues } from '../../../platform/db/enum-values.ts';
import { siteJoinColumns, siteKey, siteOwnedColumns } from '../../../platform/db/site-owned.ts';
import { JobEntity } from '../../jobs/index.ts';
import { SectorEntity } from '../../site/index.ts';
import { ClusterEntity } from '../cluster/cluster.entity.ts';
import type { Reason } from '../clustering/clustering.types.ts';
import { KeywordEntity } from '../keyword/keyword.entity.ts';
import type { RunCounts } from './run-counts.rules.ts';

export const ClusterLevel = { BROAD: 'broad', STANDARD: 'standard', FINE: 'fine' } as const;
export type ClusterLevel = (typeof ClusterLevel)[keyof typeof ClusterLevel];

export const ClusterRunState = { RUNNING: 'running', PROPOSED: 'proposed', APPLIED: 'applied', DISCARDED: 'discarded' } as const;
export type ClusterRunState = (typeof ClusterRunState)[keyof typeof ClusterRunState];

/** What a run of the clustering proposes, at three levels; nothing moves before it is applied. */
export const ClusterRunEntity = defineEntity({
  name: 'ClusterRun',
  tableName: 'cluster_run',
  uniques: [siteKey, { properties: ['jobId'] }],
  indexes: [{ name: 'cluster_run_list', properties: ['siteId', 'createdAt', 'id'] }],
  properties: {
    ...siteOwnedColumns,
    sectorId: () => p.manyToOne(SectorEntity).mapToPk().name('sector_id'),
    jobId: () => p.manyToOne(JobEntity).mapToPk().name('job_id').deleteRule('cascade'),
    state: p.enum(enumValues(ClusterRunState)).default(ClusterRunState.RUNNING),
    /** Keywords that were grouped. */
    keywords: p.integer().default(0),
    /** Of them, compared by their words alone: not in English, and no provider that knows their language. */
    byWordsAlone: p.integer().name('by_words_alone').default(0),
    /** What named and checked the groups: `rules`, or the provider's label. */
    method: p.text().default('rules'),
    /** What it comes to at each level, broad first; null until it proposes. */
    levels: p.json<RunCounts[]>().nullable(),
    appliedLevel: p.enum(enumValues(ClusterLevel)).name('applied_level').nullable(),
    appliedAt: p.datetime().columnType('timestamptz').name('applied_at').nullable(),
  },
});
export type ClusterRun = InferEntity<typeof ClusterRunEntity>;

/**
 * A group of keywords that a run proposes: a new cluster, or an existing one that keywords go to. One without keywords
 * stands for an existing cluster that is only the nearest of some.
 */
export const ClusterRunGroupEntity = defineEntity({
  name: 'ClusterRunGroup',
  tableName: 'cluster_run_group',
  uniques: [siteKey],
  indexes: [
    { name: 'cluster_run_group_list', properties: ['runId', 'level', 'keywords', 'id'] },
    { name: 'cluster_run_group_parent', properties: ['parentId'] },
    { name: 'cluster_run_group_cluster', properties: ['clusterId'] },
  ],
  properties: {
    ...siteOwnedColumns,
    runId: () => p.manyToOne(ClusterRunEntity).mapToPk().name('run_id').deleteRule('cascade'),
    level: p.enum(enumValues(ClusterLevel)),
    /** The group of the broader level that it lies in. */
    parentId: p.uuid().name('parent_id').nullable(),
    /** The existing cluster that its keywords go to; or, once applied, the cluster that was made of it. */
    clusterId: () => p.manyToOne(ClusterEntity).mapToPk().name('cluster_id').nullable(),
    /** Whether the cluster was there before the run. */
    joins: p.boolean().default(false),
    name: p.text(),
    description: p.text().nullable(),
    keywords: p.integer(),
    /** Searches a month of all its keywords. */
    volume: p.bigint('number'),
    /** Mean cosine of its keywords with one another, 0 to 1. */
    cohesion: p.float().columnType('double precision'),
  },
});
export type ClusterRunGroup = InferEntity<typeof ClusterRunGroupEntity>;

/** Where a run would put one keyword, at each level. Without a group it stays unclustered. */
export const ClusterRunKeywordEntity = defineEntity({
  name: 'ClusterRunKeyword',
  tableName: 'cluster_run_keyword',
  indexes: [
    { name: 'cluster_run_keyword_latest', properties: ['keywordId', 'runId'] },
    { name: 'cluster_run_keyword_broad', properties: ['broadGroupId'] },
    { name: 'cluster_run_keyword_standard', properties: ['standardGroupId'] },
    { name: 'cluster_run_keyword_fine', properties: ['fineGroupId'] },
  ],
  properties: {
    ...siteJoinColumns,
    runId: () => p.manyToOne(ClusterRunEntity).mapToPk().name('run_id').primary().deleteRule('cascade'),
    keywordId: () => p.manyToOne(KeywordEntity).mapToPk().name('keyword_id').primary().deleteRule('cascade'),
    /** Where it was when the run looked. */
    fromClusterId: p.uuid().name('from_cluster_id').nullable(),
    broadGroupId: p.uuid().name('broad_group_id').nullable(),
    standardGroupId: p.uuid().name('standard_group_id').nullable(),
    fineGroupId: p.uuid().name('fine_group_id').nullable(),
    /** Mean cosine with the others of its group at each level, 0 to 1. */
    broadScore: p.float().columnType('double precision').name('broad_score').nullable(),
    standardScore: p.float().columnType('double precision').name('standard_score').nullable(),
    fineScore: p.float().columnType('double precision').name('fine_score').nullable(),
    /** The standard group that it is most like apart from its own: the runner-up, or for an unclustered keyword the nearest. */
    nearestGroupId: p.uuid().name('nearest_group_id').nullable(),
    nearestScore: p.float().columnType('double precision').name('nearest_score').nullable(),
    reason: p.json<Reason>(),
  },
});
