import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Database } from '../../../platform/db/database.ts';
import { notFound } from '../../../platform/errors/app-error.ts';
import { Needs } from '../../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { MoreTime } from '../../../platform/graphql/more-time.ts';
import { PageArgs } from '../../../platform/graphql/paging.ts';
import { BatchPayload } from '../batch/batch.type.ts';
import { ContentPayload } from '../content/content.inputs.ts';
import { contentLoader, findContent } from '../content/content.reads.ts';
import { Content } from '../content/content.type.ts';
import { DraftInput } from '../content/draft.inputs.ts';
import { conflictHtmlLoader, conflictLoader, listConflicts } from './conflict.reads.ts';
import { ConflictChoice, type ConflictService } from './conflict.service.ts';
import { ContentConflict, ContentConflictConnection } from './conflict.type.ts';
import { PublishTerm, termsByName } from './publish-term.type.ts';

@Resolver(() => Content)
export class ConflictResolver {
  constructor(
    private readonly db: Database,
    private readonly service: ConflictService,
  ) {}

  @FieldResolver(() => ContentConflict, {
    nullable: true,
    description: 'What WordPress has where it was changed on both sides; null otherwise. See resolveConflict.',
  })
  conflict(@Root() content: Content, @Ctx() { loaders }: RequestContext): Promise<ContentConflict | null> {
    return loaders.get(conflictLoader).load(content.id);
  }

  @Needs('read')
  @Query(() => ContentConflictConnection, {
    description:
      'The conflict queue: content that was changed here and in WordPress, the oldest first, for somebody to choose. See resolveConflict.',
  })
  async importConflicts(
    @Arg('siteId', () => ID, { description: 'The site.' }) siteId: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { actor }: RequestContext,
  ) {
    actor.requireSite(siteId);
    return ContentConflictConnection.from(await listConflicts(this.db, siteId, page));
  }

  @MoreTime(90)
  @Needs('write')
  @Mutation(() => BatchPayload, {
    description:
      "Ends conflicts of one site in one way, as they are now. Nobody's words are lost: what is not kept stays in contentRevisions, from where updateContent brings it back; `undoToken` is null. OURS or THEIRS alone.",
  })
  resolveConflicts(
    @Arg('contentIds', () => [ID], { description: 'The contents, at most 10,000.' }) contentIds: string[],
    @Arg('keep', () => ConflictChoice as object, { description: 'Whose words stay: OURS or THEIRS.' }) keep: ConflictChoice,
    @Ctx() { actor }: RequestContext,
  ): Promise<BatchPayload> {
    return this.service.resolveAll(actor, contentIds, keep);
  }

  @Needs('write')
  @Mutation(() => ContentPayload, {
    description:
      'Ends a conflict: keeps ours (publish to send it), takes theirs, or saves merged words. What is not kept stays in the revisions. CONFLICT, with the present state in `extensions.current`, where either side changed since.',
  })
  async resolveConflict(
    @Arg('contentId', () => ID, { description: 'The content.' }) contentId: string,
    @Arg('keep', () => ConflictChoice as object, { description: 'Whose words stay.' }) keep: ConflictChoice,
    @Arg('merged', () => DraftInput, { nullable: true, description: 'For MERGED: the title and text that hold both.' })
    merged: DraftInput | null | undefined,
    @Arg('expectedVersion', () => Int, { description: 'The `version` of the content when both sides were looked at.' })
    expectedVersion: number,
    @Ctx() { actor }: RequestContext,
  ): Promise<ContentPayload> {
    const id = await this.service.resolve(actor, contentId, { keep, merged: merged ?? null, expectedVersion });
    const content = await findContent(this.db, id);
    if (!content) throw notFound('content', id);
    return { content };
  }
}

@Resolver(() => ContentConflict)
export class ConflictFields {
  @FieldResolver(() => Content, { description: 'The content, as it is here.' })
  async content(@Root() { id }: ContentConflict, @Ctx() { loaders }: RequestContext): Promise<Content> {
    const content = await loaders.get(contentLoader).load(id);
    if (!content) throw notFound('content', id);
    return content;
  }

  @FieldResolver(() => String, { description: 'The text there, byte for byte.' })
  async contentHtml(@Root() { id }: ContentConflict, @Ctx() { loaders }: RequestContext): Promise<string> {
    return (await loaders.get(conflictHtmlLoader).load(id))?.content_html ?? '';
  }

  @FieldResolver(() => [PublishTerm], { description: 'Terms there, by name where they are known here.' })
  terms(@Root() { site_id, terms }: ContentConflict, @Ctx() { loaders }: RequestContext): Promise<PublishTerm[]> {
    return termsByName(loaders, site_id, terms);
  }
}
