/** Makes and changes terms here. WordPress learns of them when content that has them is published. */
import { LockMode } from '@mikro-orm/core';
import { sql } from 'kysely';
import type { Actor } from '../../platform/access/actor.ts';
import type { Database, UnitOfWork } from '../../platform/db/database.ts';
import { badInput, conflict, notFound } from '../../platform/errors/app-error.ts';
import { requireSite } from '../site/index.ts';
import { type ContentTaxonomy, ContentTaxonomyEntity, TaxonomyType } from './term/term.entity.ts';
import type { CreateTaxonomyTermInput, UpdateTaxonomyTermInput } from './term/term.inputs.ts';
import { slugOf, taxonomyOfKind } from './term-kind.rules.ts';

export class TermService {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** @returns the new term's id. */
  async create(actor: Actor, siteId: string, input: CreateTaxonomyTermInput): Promise<string> {
    await requireSite(this.#db, actor, siteId);
    const name = input.name.trim();
    const slug = slugOf(input.slug?.trim() || name);
    if (name === '' || slug === '') throw badInput({ path: 'name', message: 'A term needs a name with letters or digits.' });
    const externalTaxonomy = taxonomyFor(input);
    if ((input.clusterId != null) !== (input.taxonomyType === TaxonomyType.CLUSTER)) {
      throw badInput({ path: 'clusterId', message: 'clusterId belongs to terms of the type CLUSTER, and only to them.' });
    }
    return this.#db.unitOfWork(async ({ em }) => {
      if (await em.count(ContentTaxonomyEntity, { siteId, taxonomyType: input.taxonomyType, externalTaxonomy, slug })) {
        throw badInput({ path: 'slug', message: `This site already has a ${input.taxonomyType} with the slug "${slug}".` });
      }
      if (input.parentId && !(await em.count(ContentTaxonomyEntity, { id: input.parentId, siteId, taxonomyType: input.taxonomyType }))) {
        throw badInput({ path: 'parentId', message: 'parentId is not a term of this kind on this site.' });
      }
      const term = em.create(ContentTaxonomyEntity, {
        siteId,
        name,
        slug,
        description: input.description ?? null,
        taxonomyType: input.taxonomyType,
        externalTaxonomy,
        parentId: input.parentId ?? null,
        clusterId: input.clusterId ?? null,
      });
      await em.flush();
      return term.id;
    });
  }

  async update(actor: Actor, id: string, input: UpdateTaxonomyTermInput): Promise<void> {
    await this.#db.unitOfWork(async ({ em }) => {
      const term = await em.findOne(ContentTaxonomyEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!term || !actor.reaches(term.siteId)) throw notFound('term', id);
      if (term.externalId !== null) {
        throw conflict('WordPress has this term: change it there, and import. A change made here would be lost with the next import.');
      }
      if (input.name != null) term.name = input.name.trim();
      if (input.slug != null) term.slug = slugOf(input.slug.trim());
      if (term.name === '' || term.slug === '')
        throw badInput({ path: 'name', message: 'A term needs a name and a slug with letters or digits.' });
      if (input.description !== undefined) term.description = input.description || null;
      if (input.clusterId !== undefined) {
        if (term.taxonomyType !== TaxonomyType.CLUSTER || input.clusterId === null) {
          throw badInput({ path: 'clusterId', message: 'clusterId belongs to terms of the type CLUSTER, which always have one.' });
        }
        term.clusterId = input.clusterId;
      }
      if (input.parentId !== undefined) {
        if (input.parentId !== null) await requireFitsUnder(em, term, input.parentId);
        term.parentId = input.parentId;
      }
      const { siteId, taxonomyType, externalTaxonomy, slug } = term;
      if (await em.count(ContentTaxonomyEntity, { siteId, taxonomyType, externalTaxonomy, slug, id: { $ne: id } })) {
        throw badInput({ path: 'slug', message: `This site already has a ${taxonomyType} with the slug "${slug}".` });
      }
    });
  }
}

/** @throws where the other one is of another taxonomy, or stands below this one already. */
async function requireFitsUnder(em: UnitOfWork['em'], term: ContentTaxonomy, parentId: string): Promise<void> {
  const { siteId, taxonomyType, externalTaxonomy } = term;
  if (!(await em.count(ContentTaxonomyEntity, { id: parentId, siteId, taxonomyType, externalTaxonomy })))
    throw badInput({ path: 'parentId', message: 'parentId is not a term of this kind on this site.' });
  // Each term once: a circle that is there already ends it too.
  const { rows } = await sql`with recursive above(id) as (
      select ${parentId}::uuid union select t.parent_id from content_taxonomy t join above on t.id = above.id where t.parent_id is not null)
    select from above where id = ${term.id}`.execute(em.getKysely());
  if (rows.length > 0) throw badInput({ path: 'parentId', message: 'A term cannot stand below itself.' });
}

function taxonomyFor(input: CreateTaxonomyTermInput): string | null {
  if (input.taxonomyType === TaxonomyType.CLUSTER) return null;
  const taxonomy = taxonomyOfKind(input.taxonomyType) ?? input.externalTaxonomy?.trim();
  if (!taxonomy || !/^[a-z0-9_-]{1,32}$/.test(taxonomy)) {
    throw badInput({ path: 'externalTaxonomy', message: 'Name the WordPress taxonomy of this term, as in pa_size.' });
  }
  if (input.taxonomyType === TaxonomyType.PRODUCT_ATTRIBUTE && !taxonomy.startsWith('pa_')) {
    throw badInput({ path: 'externalTaxonomy', message: 'A product attribute has a taxonomy that begins with pa_, as in pa_size.' });
  }
  return taxonomy;
}
