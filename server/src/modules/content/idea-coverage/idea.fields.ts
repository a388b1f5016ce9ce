import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { IdeaType } from '../../planner/graphql.ts';
import { contentLoader } from '../content/content.reads.ts';
import { Content } from '../content/content.type.ts';

/** What content adds to the planner's Idea. */
@Resolver(() => IdeaType)
export class IdeaFields {
  @FieldResolver(() => Content, {
    nullable: true,
    description:
      'You already have this page: content with the same primary keyword, or that says the same, as it was found when ideas were last proposed for the cluster. `createTasks(existing: UPDATE)` brings it up to date.',
  })
  async coveredBy(@Root() idea: IdeaType, @Ctx() { loaders }: RequestContext): Promise<Content | null> {
    if (!idea.covered_by_content_id) return null;
    const content = await loaders.get(contentLoader).load(idea.covered_by_content_id);
    return content?.deleted_at ? null : content;
  }
}
