/**
 * Takes the terms that WordPress has: adopts a local one of the same taxonomy and slug, makes or updates the others, and
 * knows which row stands for which id there. Set-wise, safe to repeat. Never removes a term.
 */
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../platform/db/database.ts';
import { newId } from '../../platform/db/ids.ts';
import { anyOf } from '../../platform/db/loader.ts';
import type { TaxonomyTables } from './taxonomy.tables.ts';
import type { TaxonomyType } from './term/term.entity.ts';
import { kindOfTaxonomy } from './term-kind.rules.ts';

export interface ImportedTerm {
  taxonomy: string;
  externalId: number;
  name: string;
  slug: string;
  description: string;
  /** 0 at the top. */
  parentExternalId: number;
}

export interface ExternalTerm {
  taxonomy: string;
  externalId: number;
}

/** A term as it stands here; `externalId` is null while WordPress has not heard of it. */
export interface TermRow {
  id: string;
  name: string;
  slug: string;
  description: string | null;
  type: TaxonomyType;
  taxonomy: string | null;
  externalId: number | null;
  parentId: string | null;
}

export const externalTermKey = ({ taxonomy, externalId }: ExternalTerm): string => `${taxonomy}:${externalId}`;

export class ImportedTermService {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async savePage(siteId: string, page: ImportedTerm[]): Promise<void> {
    const terms = [...new Map(page.map((term) => [externalTermKey(term), term])).values()];
    if (terms.length === 0) return;
    const incoming = sql`unnest(
      ${terms.map(() => newId())}::uuid[], ${terms.map((t) => t.taxonomy)}::text[], ${terms.map((t) => t.externalId)}::bigint[],
      ${terms.map((t) => kindOfTaxonomy(t.taxonomy))}::text[], ${terms.map((t) => t.name)}::text[],
      ${terms.map((t) => readable(t.slug))}::text[], ${terms.map((t) => t.description || null)}::text[]
    ) as i(id, taxonomy, external_id, kind, name, slug, description)`;
    await this.#db.unitOfWork(async (uow) => {
      const rows = uow.rows<TaxonomyTables>();
      await sql`update content_taxonomy t set external_id = i.external_id, updated_at = now() from ${incoming}
        where t.site_id = ${siteId} and t.external_id is null and t.external_taxonomy = i.taxonomy and t.taxonomy_type = i.kind and t.slug = i.slug
          and not exists (select 1 from content_taxonomy o
            where o.site_id = ${siteId} and o.external_taxonomy = i.taxonomy and o.external_id = i.external_id)`.execute(rows);
      await sql`insert into content_taxonomy (id, site_id, external_taxonomy, external_id, taxonomy_type, name, slug, description)
        select i.id, ${siteId}, i.taxonomy, i.external_id, i.kind, i.name, i.slug, i.description from ${incoming}
        -- What is here as it is there is not even locked: most of an import's terms.
        where not exists (select 1 from content_taxonomy o where o.site_id = ${siteId} and o.external_taxonomy = i.taxonomy
          and o.external_id = i.external_id and (o.name, o.slug, o.description) is not distinct from (i.name, i.slug, i.description))
        on conflict (site_id, external_taxonomy, external_id) do update
          set name = excluded.name, slug = excluded.slug, description = excluded.description, updated_at = now()
          where (content_taxonomy.name, content_taxonomy.slug, content_taxonomy.description)
            is distinct from (excluded.name, excluded.slug, excluded.description)`.execute(rows);
    });
  }

  /** @returns those whose parent is not here yet. */
  async setParents(siteId: string, terms: ImportedTerm[]): Promise<ImportedTerm[]> {
    if (terms.length === 0) return [];
    await sql`update content_taxonomy c set parent_id = p.id, updated_at = now()
      from unnest(${terms.map((t) => t.taxonomy)}::text[], ${terms.map((t) => t.externalId)}::bigint[], ${terms.map((t) => t.parentExternalId)}::bigint[])
        as i(taxonomy, external_id, parent)
        left join content_taxonomy p on p.site_id = ${siteId} and p.external_taxonomy = i.taxonomy and p.external_id = i.parent
      where c.site_id = ${siteId} and c.external_taxonomy = i.taxonomy and c.external_id = i.external_id
        and c.parent_id is distinct from p.id`.execute(this.#db.rows<TaxonomyTables>());
    const children = terms.filter((term) => term.parentExternalId !== 0);
    const parents = children.map(({ taxonomy, parentExternalId }) => ({ taxonomy, externalId: parentExternalId }));
    const known = await findExternalTerms(this.#db.rows<TaxonomyTables>(), siteId, parents);
    return children.filter(({ taxonomy, parentExternalId }) => !known.has(externalTermKey({ taxonomy, externalId: parentExternalId })));
  }

  async unknown(siteId: string, wanted: ExternalTerm[]): Promise<ExternalTerm[]> {
    const known = await findExternalTerms(this.#db.rows<TaxonomyTables>(), siteId, wanted);
    return [...new Map(wanted.map((term) => [externalTermKey(term), term])).values()].filter((term) => !known.has(externalTermKey(term)));
  }

  async find(ids: string[]): Promise<TermRow[]> {
    const found = await this.#db
      .rows<TaxonomyTables>()
      .selectFrom('content_taxonomy')
      .select([
        'id',
        'name',
        'slug',
        'description',
        'taxonomy_type',
        'external_taxonomy',
        'parent_id',
        sql<string | null>`external_id::text`.as('external_id'),
      ])
      .where('id', '=', anyOf(ids))
      .execute();
    return found.map((row) => ({
      id: row.id,
      name: row.name,
      slug: row.slug,
      description: row.description,
      type: row.taxonomy_type,
      taxonomy: row.external_taxonomy,
      externalId: row.external_id === null ? null : Number(row.external_id),
      parentId: row.parent_id,
    }));
  }

  /** A local term that is in WordPress now. Where another row stands for that id already, this one stays local. */
  async link(termId: string, externalId: number): Promise<void> {
    await sql`update content_taxonomy t set external_id = ${externalId}, updated_at = now()
      where t.id = ${termId} and t.external_id is null and not exists (select 1 from content_taxonomy o
        where o.site_id = t.site_id and o.external_taxonomy = t.external_taxonomy and o.external_id = ${externalId})`.execute(
      this.#db.rows<TaxonomyTables>(),
    );
  }

  /** A term that is gone from WordPress stays here, as one that was never there. */
  async unlink(termId: string): Promise<void> {
    await this.#db.unitOfWork((uow) =>
      sql`update content_taxonomy set external_id = null, updated_at = now() where id = ${termId}`.execute(uow.rows<TaxonomyTables>()),
    );
  }
}

/** Ids of the rows that stand for terms of WordPress, by `externalTermKey`. */
export async function findExternalTerms(
  rows: Kysely<TaxonomyTables>,
  siteId: string,
  wanted: ExternalTerm[],
): Promise<Map<string, string>> {
  if (wanted.length === 0) return new Map();
  const { rows: found } = await sql<{ id: string; taxonomy: string; external_id: string }>`
    select distinct t.id, i.taxonomy, i.external_id from content_taxonomy t
      join unnest(${wanted.map((t) => t.taxonomy)}::text[], ${wanted.map((t) => t.externalId)}::bigint[]) as i(taxonomy, external_id)
        on t.external_taxonomy = i.taxonomy and t.external_id = i.external_id
    where t.site_id = ${siteId}`.execute(rows);
  return new Map(found.map((row) => [externalTermKey({ taxonomy: row.taxonomy, externalId: Number(row.external_id) }), row.id]));
}

/** WordPress keeps letters beyond ASCII percent-encoded. */
function readable(slug: string): string {
  try {
    return decodeURIComponent(slug);
  } catch {
    return slug;
  }
}
