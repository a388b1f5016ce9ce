import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Database } from '../../../platform/db/database.ts';
import { countRows, keysetPage } from '../../../platform/db/keyset.ts';
import { notFound } from '../../../platform/errors/app-error.ts';
import { Needs } from '../../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { PageArgs } from '../../../platform/graphql/paging.ts';
import { ContentPayload } from '../content/content.inputs.ts';
import { findContent } from '../content/content.reads.ts';
import { Content } from '../content/content.type.ts';
import type { ContentService } from '../content.service.ts';
import type { ContentTables } from '../content.tables.ts';
import type { ProposalService } from '../proposal.service.ts';
import { proposedRevisionLoader, revisionColumns } from './revision.reads.ts';
import { ContentRevision, ContentRevisionConnection } from './revision.type.ts';

@Resolver(() => Content)
export class ContentRevisionResolver {
  constructor(
    private readonly db: Database,
    private readonly proposals: ProposalService,
    private readonly contents: ContentService,
  ) {}

  @Needs('read')
  @Query(() => ContentRevisionConnection, { description: 'What title and text were before, newest first.' })
  async contentRevisions(
    @Arg('contentId', () => ID, { description: 'The content.' }) contentId: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { actor }: RequestContext,
  ) {
    const content = await findContent(this.db, contentId);
    if (!content || !actor.reaches(content.site_id)) throw notFound('content', contentId);
    const query = this.db
      .rows<ContentTables>()
      .selectFrom('content_revision')
      .innerJoin('content', 'content.id', 'content_revision.content_id')
      .select(revisionColumns)
      .where('content_revision.content_id', '=', contentId)
      .where('content_revision.proposed', '=', false);
    const order = {
      name: 'version',
      key: sql.ref('content_revision.version'),
      type: 'integer',
      id: sql.ref('content_revision.id'),
      direction: 'desc',
    } as const;
    return ContentRevisionConnection.from(await keysetPage(query, order, page, () => countRows(query)));
  }

  @FieldResolver(() => ContentRevision, {
    nullable: true,
    description: 'A text that the Writer proposes in place of the present one, which somebody edited or imported; accept it or discard it.',
  })
  async proposedRevision(@Root() content: Content, @Ctx() { loaders }: RequestContext): Promise<ContentRevision | null> {
    return (await loaders.get(proposedRevisionLoader).load(content.id))?.revision ?? null;
  }

  @Needs('write')
  @Mutation(() => ContentPayload, {
    description:
      'Puts the title and the text of a revision in the place of the present ones, as a new version: what stood there stays in the revisions. CONFLICT where they changed since.',
  })
  async restoreRevision(
    @Arg('revisionId', () => ID, { description: 'The revision, as contentRevisions answers it.' }) revisionId: string,
    @Arg('expectedVersion', () => Int, {
      nullable: true,
      description: 'The `version` of the content that you looked at; leave it out to restore over whatever came since.',
    })
    expectedVersion: number | null | undefined,
    @Ctx() { actor }: RequestContext,
  ): Promise<ContentPayload> {
    return this.#payload(await this.contents.restoreRevision(actor, revisionId, expectedVersion ?? null));
  }

  @Needs('write')
  @Mutation(() => ContentPayload, {
    description:
      'Puts a proposed text in the place of the present one, which stays in the revisions. CONFLICT where the present one changed since.',
  })
  async acceptProposedRevision(
    @Arg('revisionId', () => ID, { description: 'The proposed revision.' }) revisionId: string,
    @Arg('expectedVersion', () => Int, {
      nullable: true,
      description: 'The `version` of the content that you compared it with; the one that it was written against where it is left out.',
    })
    expectedVersion: number | null | undefined,
    @Ctx() { actor }: RequestContext,
  ): Promise<ContentPayload> {
    return this.#payload(await this.proposals.accept(actor, revisionId, expectedVersion ?? null));
  }

  @Needs('write')
  @Mutation(() => ContentPayload, { description: 'Drops a proposed text; the present one stays.' })
  async discardProposedRevision(
    @Arg('revisionId', () => ID, { description: 'The proposed revision.' }) revisionId: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<ContentPayload> {
    return this.#payload(await this.proposals.discard(actor, revisionId));
  }

  async #payload(id: string): Promise<ContentPayload> {
    const content = await findContent(this.db, id);
    if (!content) throw notFound('content', id);
    return { content };
  }
}
