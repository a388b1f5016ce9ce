import { sql } from 'kysely';
import type { Database } from '../../../platform/db/database.ts';
import { type KeysetOrder, type KeysetPage, keysetPage, type Page } from '../../../platform/db/keyset.ts';
import { anyOf, listLoader, rowLoader } from '../../../platform/db/loader.ts';
import type { PlannerTables } from '../../planner/index.ts';
import type { TermType } from '../../taxonomy/graphql.ts';
import { type TaxonomyTables, termColumns } from '../../taxonomy/index.ts';
import type { ContentTables } from '../content.tables.ts';
import { contentConditions, unpublishedChanges } from './content.filter.ts';
import type { ContentFilter } from './content.inputs.ts';
import type { ContentOrderBy } from './content.order.ts';
import type { Content } from './content.type.ts';

type Tables = ContentTables & TaxonomyTables & PlannerTables;

/** Everything but the text, which can be large and is loaded only where it is asked for. */
const selectContent = (db: Database) =>
  db
    .rows<Tables>()
    .selectFrom('content')
    .select([
      'content.id',
      'content.site_id',
      'content.sector_id',
      'content.cluster_id',
      'content.task_id',
      'content.target_term_id',
      'content.primary_keyword_id',
      'content.title',
      'content.content_type',
      'content.content_structure',
      'content.status',
      'content.source',
      'content.external_url',
      'content.wp_status',
      'content.wp_modified_at',
      'content.version',
      'content.body_version',
      'content.published_version',
      'content.created_at',
      'content.updated_at',
      'content.deleted_at',
      sql<string | null>`content.external_id::text`.as('external_id'),
      unpublishedChanges.as('unpublished_changes'),
      sql<boolean>`content.missing_at is not null`.as('missing_in_wordpress'),
    ]);

/** With its text, for one who asks for both. */
export const findWholeContent = async (db: Database, id: string): Promise<(Content & { content_html: string }) | null> =>
  (await selectContent(db).select('content.content_html').where('content.id', '=', id).executeTakeFirst()) ?? null;

export const findContent = async (db: Database, id: string): Promise<Content | null> =>
  (await selectContent(db).where('content.id', '=', id).executeTakeFirst()) ?? null;

const KEYS: Record<ContentOrderBy['field'], Pick<KeysetOrder, 'key' | 'type' | 'nullsLast'>> = {
  updated_at: { key: sql.ref('content.updated_at'), type: 'timestamptz' },
  created_at: { key: sql.ref('content.created_at'), type: 'timestamptz' },
  title: { key: sql.ref('content.title'), type: 'text' },
  content_type: { key: sql.ref('content.content_type'), type: 'text' },
  content_structure: { key: sql.ref('content.content_structure'), type: 'text' },
  status: { key: sql.ref('content.status'), type: 'text' },
  source: { key: sql.ref('content.source'), type: 'text' },
  cluster: { key: sql.ref('cluster.name'), type: 'text', nullsLast: true },
  taxonomy_terms: { key: sql.ref('first_term.name'), type: 'text', nullsLast: true },
  external_url: { key: sql.ref('content.external_url'), type: 'text', nullsLast: true },
};

/** Orders that an index of `content` has. */
const WALKED: ContentOrderBy['field'][] = ['updated_at', 'created_at', 'title'];

export function listContent(
  db: Database,
  siteId: string,
  filter: ContentFilter,
  orderBy: ContentOrderBy,
  page: KeysetPage,
  count: () => Promise<number>,
): Promise<Page<Content>> {
  const query = selectContent(db)
    .where('content.site_id', '=', siteId)
    .where((eb) => contentConditions(eb, filter, WALKED.includes(orderBy.field)));
  const order: KeysetOrder = { name: orderBy.field, ...KEYS[orderBy.field], id: sql.ref('content.id'), direction: orderBy.direction };
  if (orderBy.field === 'cluster') return keysetPage(query.leftJoin('cluster', 'cluster.id', 'content.cluster_id'), order, page, count);
  if (orderBy.field === 'taxonomy_terms')
    return keysetPage(query.leftJoin(firstTerms(siteId).as('first_term'), 'first_term.content_id', 'content.id'), order, page, count);
  return keysetPage(query, order, page, count);
}

/**
 * The first term by name of each content of a site that has one: whole numbers are compared, and each name only once. The
 * distinct says to the planner what row_number cannot, that a place has one name.
 */
const firstTerms = (siteId: string) => sql<{ content_id: string; name: string }>`(
  with placed as materialized (
    select id, name, row_number() over (order by name, id) as place from content_taxonomy where site_id = ${siteId}),
  first as materialized (
    select content_term.content_id, min(placed.place) as place
    from content_term join placed on placed.id = content_term.term_id group by 1)
  select first.content_id, named.name
  from first join (select distinct on (place) place, name from placed) as named on named.place = first.place)`;

export const contentLoader = (db: Database) =>
  rowLoader<Content>((ids) => selectContent(db).where('content.id', '=', anyOf(ids)).execute());

export const contentHtmlLoader = (db: Database) =>
  rowLoader<{ id: string; content_html: string }>((ids) =>
    db.rows<Tables>().selectFrom('content').select(['id', 'content_html']).where('id', '=', anyOf(ids)).execute(),
  );

/**
 * The terms of contents, by name. Each is looked up by its id: PostgreSQL, which takes a page of contents to have more terms than
 * they have, would read all that there are.
 */
export const contentTermsLoader = (db: Database) =>
  listLoader<TermType & { owner_id: string }>((ids) =>
    db
      .rows<Tables>()
      .selectFrom('content_term')
      .innerJoinLateral(
        (eb) =>
          eb
            .selectFrom('content_taxonomy')
            .select(termColumns)
            .whereRef('id', '=', 'content_term.term_id')
            .offset(0)
            .as('content_taxonomy'),
        (join) => join.onTrue(),
      )
      .select('content_term.content_id as owner_id')
      .select(termColumns)
      .where('content_term.content_id', '=', anyOf(ids))
      .orderBy('content_taxonomy.name')
      .execute(),
  );
