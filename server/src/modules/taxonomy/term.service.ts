/** Makes terms here. WordPress learns of them when content that has them is published. */
import type { Actor } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { badInput } from '../../platform/errors/app-error.ts';
import { requireSite } from '../site/index.ts';
import { ContentTaxonomyEntity, TaxonomyType } from './term/term.entity.ts';
import type { CreateTaxonomyTermInput } from './term/term.inputs.ts';
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
