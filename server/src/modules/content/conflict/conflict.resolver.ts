import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from 'type-graphql';
import type { Database } from '../../../platform/db/database.ts';
import { notFound } from '../../../platform/errors/app-error.ts';
import { Needs } from '../../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { ContentPayload } from '../content/content.inputs.ts';
import { findContent } from '../content/content.reads.ts';
import { Content } from '../content/content.type.ts';
import { DraftInput } from '../content/draft.inputs.ts';
import { conflictHtmlLoader, conflictLoader } from './conflict.reads.ts';
import { ConflictChoice, type ConflictService } from './conflict.service.ts';
import { ContentConflict } from './conflict.type.ts';
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
  @FieldResolver(() => String, { description: 'The text there, byte for byte.' })
  async contentHtml(@Root() { id }: ContentConflict, @Ctx() { loaders }: RequestContext): Promise<string> {
    return (await loaders.get(conflictHtmlLoader).load(id))?.content_html ?? '';
  }

  @FieldResolver(() => [PublishTerm], { description: 'Terms there, by name where they are known here.' })
  terms(@Root() { site_id, terms }: ContentConflict, @Ctx() { loaders }: RequestContext): Promise<PublishTerm[]> {
    return termsByName(loaders, site_id, terms);
  }
}
