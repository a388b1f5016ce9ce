import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Database } from '../../../platform/db/database.ts';
import { notFound } from '../../../platform/errors/app-error.ts';
import { Needs } from '../../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { PageArgs } from '../../../platform/graphql/paging.ts';
import { requireSite } from '../../site/index.ts';
import type { TermService } from '../term.service.ts';
import { CreateTaxonomyTermInput, TaxonomyTermFilter, TaxonomyTermPayload, UpdateTaxonomyTermInput } from './term.inputs.ts';
import { findTerm, listTerms, termLoader } from './term.reads.ts';
import { ContentTaxonomy, ContentTaxonomyConnection } from './term.type.ts';

@Resolver(() => ContentTaxonomy)
export class TermResolver {
  constructor(
    private readonly db: Database,
    private readonly service: TermService,
  ) {}

  @Needs('read')
  @Query(() => ContentTaxonomyConnection, { description: 'The terms of a site, by name.' })
  async taxonomyTerms(
    @Arg('siteId', () => ID, { description: 'The site.' }) siteId: string,
    @Arg('filter', () => TaxonomyTermFilter, { nullable: true, description: 'Only what matches.' }) filter: TaxonomyTermFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { actor }: RequestContext,
  ) {
    await requireSite(this.db, actor, siteId);
    return ContentTaxonomyConnection.from(await listTerms(this.db, siteId, filter ?? {}, page));
  }

  @FieldResolver(() => ContentTaxonomy, { nullable: true, description: 'The term above it.' })
  parent(@Root() term: ContentTaxonomy, @Ctx() { loaders }: RequestContext): Promise<ContentTaxonomy | null> | null {
    return term.parent_id ? loaders.get(termLoader).load(term.parent_id) : null;
  }

  @Needs('write')
  @Mutation(() => TaxonomyTermPayload, { description: 'Makes a term here; WordPress gets it with the first content that has it.' })
  async createTaxonomyTerm(
    @Arg('siteId', () => ID, { description: 'The site.' }) siteId: string,
    @Arg('input', () => CreateTaxonomyTermInput, { description: 'The term.' }) input: CreateTaxonomyTermInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<TaxonomyTermPayload> {
    const id = await this.service.create(actor, siteId, input);
    const term = await findTerm(this.db, id);
    if (!term) throw notFound('term', id);
    return { term };
  }

  @Needs('write')
  @Mutation(() => TaxonomyTermPayload, {
    description:
      'Changes a term that was made here. One that WordPress has is changed there and comes with the next import: it is refused with CONFLICT.',
  })
  async updateTaxonomyTerm(
    @Arg('id', () => ID, { description: 'The term.' }) id: string,
    @Arg('input', () => UpdateTaxonomyTermInput, { description: 'What to change.' }) input: UpdateTaxonomyTermInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<TaxonomyTermPayload> {
    await this.service.update(actor, id, input);
    const term = await findTerm(this.db, id);
    if (!term) throw notFound('term', id);
    return { term };
  }
}
