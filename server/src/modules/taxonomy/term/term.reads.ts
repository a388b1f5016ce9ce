import { sql } from 'kysely';
import type { Database } from '../../../platform/db/database.ts';
import { countRows, type KeysetPage, keysetPage, type Page } from '../../../platform/db/keyset.ts';
import { containing } from '../../../platform/db/like.ts';
import { anyOf, rowLoader } from '../../../platform/db/loader.ts';
import type { TaxonomyTables } from '../taxonomy.tables.ts';
import type { TaxonomyTermFilter } from './term.inputs.ts';
import type { ContentTaxonomy } from './term.type.ts';

export const termColumns = [
  'content_taxonomy.id',
  'content_taxonomy.site_id',
  'content_taxonomy.name',
  'content_taxonomy.slug',
  'content_taxonomy.description',
  'content_taxonomy.taxonomy_type',
  'content_taxonomy.external_taxonomy',
  sql<string | null>`content_taxonomy.external_id::text`.as('external_id'),
  'content_taxonomy.parent_id',
] as const;

const selectTerms = (db: Database) => db.rows<TaxonomyTables>().selectFrom('content_taxonomy').select(termColumns);

export const findTerm = async (db: Database, id: string): Promise<ContentTaxonomy | null> =>
  (await selectTerms(db).where('id', '=', id).executeTakeFirst()) ?? null;

export function listTerms(db: Database, siteId: string, filter: TaxonomyTermFilter, page: KeysetPage): Promise<Page<ContentTaxonomy>> {
  let query = selectTerms(db).where('site_id', '=', siteId);
  if (filter.taxonomyTypes?.length) query = query.where('taxonomy_type', 'in', filter.taxonomyTypes);
  if (filter.search?.trim()) query = query.where('name', 'ilike', containing(filter.search));
  const order = {
    name: 'name',
    key: sql.ref('content_taxonomy.name'),
    type: 'text',
    id: sql.ref('content_taxonomy.id'),
    direction: 'asc',
  } as const;
  return keysetPage(query, order, page, () => countRows(query));
}

export const termLoader = (db: Database) => rowLoader<ContentTaxonomy>((ids) => selectTerms(db).where('id', '=', anyOf(ids)).execute());
