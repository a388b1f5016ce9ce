/** ContentFilter as SQL conditions: one place, for lists, counts and batches alike. */
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import { anyOf } from '../../../platform/db/loader.ts';
import type { TaxonomyTables } from '../../taxonomy/index.ts';
import type { ContentTables } from '../content.tables.ts';
import { searchCondition } from '../search/search.conditions.ts';
import { hasSuggestion } from '../suggestion/suggestion.reads.ts';
import type { ContentFilter } from './content.inputs.ts';

type Tables = ContentTables & TaxonomyTables;

export const unpublishedChanges = sql<boolean>`(content.status = 'published' and content.body_version > coalesce(content.published_version, 0))`;

const inConflict = sql<boolean>`exists (select from import_conflict where import_conflict.content_id = content.id)`;

type Builder = ExpressionBuilder<Tables, 'content'>;

/** @param isWalked for the first of the rows in the order of an index, rather than for all that match. */
export const contentConditions = (eb: Builder, filter: ContentFilter, isWalked = false): Expression<SqlBool> =>
  eb.and([ownConditions(eb, filter), soughtConditions(eb, filter, isWalked)]);

/** What each row says of itself: cheap to ask of all rows in one pass. */
export function ownConditions(eb: Builder, filter: ContentFilter): Expression<SqlBool> {
  const all: Expression<SqlBool>[] = [eb('content.deleted_at', filter.deleted ? 'is not' : 'is', null)];
  if (filter.contentTypes?.length) all.push(eb('content.content_type', 'in', filter.contentTypes));
  if (filter.contentStructures?.length) all.push(eb('content.content_structure', 'in', filter.contentStructures));
  if (filter.statuses?.length) all.push(eb('content.status', 'in', filter.statuses));
  if (filter.sources?.length) all.push(eb('content.source', 'in', filter.sources));
  if (filter.needsCluster != null) all.push(eb('content.cluster_id', filter.needsCluster ? 'is' : 'is not', null));
  if (filter.unpublishedChanges != null) all.push(filter.unpublishedChanges ? unpublishedChanges : sql<boolean>`not ${unpublishedChanges}`);
  if (filter.missingInWordPress != null) all.push(eb('content.missing_at', filter.missingInWordPress ? 'is not' : 'is', null));
  return eb.and(all);
}

/** The part of a filter for which an index or another table is asked. */
export const soughtPart = ({
  search,
  clusterIds,
  hasClusterSuggestion,
  conflict,
  taxonomyTermIds,
  taxonomyTypes,
}: ContentFilter): ContentFilter => ({
  search,
  clusterIds,
  hasClusterSuggestion,
  conflict,
  taxonomyTermIds,
  taxonomyTypes,
});

export function soughtConditions(eb: Builder, filter: ContentFilter, isWalked = false): Expression<SqlBool> {
  const all: Expression<SqlBool>[] = [];
  if (filter.search?.trim()) all.push(searchCondition(filter.search, isWalked));
  if (filter.clusterIds?.length) all.push(eb('content.cluster_id', '=', anyOf(filter.clusterIds)));
  if (filter.hasClusterSuggestion != null) all.push(filter.hasClusterSuggestion ? hasSuggestion : sql<boolean>`not ${hasSuggestion}`);
  if (filter.conflict != null) all.push(filter.conflict ? inConflict : sql<boolean>`not ${inConflict}`);
  if (filter.taxonomyTermIds?.length || filter.taxonomyTypes?.length) {
    let terms = eb
      .selectFrom('content_term')
      .innerJoin('content_taxonomy', 'content_taxonomy.id', 'content_term.term_id')
      .select(sql`1`.as('one'))
      .whereRef('content_term.content_id', '=', 'content.id');
    if (filter.taxonomyTermIds?.length) terms = terms.where('content_term.term_id', '=', anyOf(filter.taxonomyTermIds));
    if (filter.taxonomyTypes?.length) terms = terms.where('content_taxonomy.taxonomy_type', 'in', filter.taxonomyTypes);
    all.push(eb.exists(terms));
  }
  return eb.and(all);
}
