import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Needs } from '../../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { DeleteViewPayload, SavedViewPayload, SaveViewInput } from './saved-view.inputs.ts';
import type { SavedViewService } from './saved-view.service.ts';
import { SavedView } from './saved-view.type.ts';

@Resolver(() => SavedView)
export class SavedViewResolver {
  constructor(private readonly views: SavedViewService) {}

  @Needs('read')
  @Query(() => [SavedView], { description: 'Your saved views of the Content Manager, and those that others share, by name.' })
  savedViews(
    @Arg('siteId', () => ID, { description: 'The site.' }) siteId: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<SavedView[]> {
    return this.views.list(actor, siteId);
  }

  @Needs('write')
  @Mutation(() => SavedViewPayload, { description: 'Makes a saved view, or changes one of yours.' })
  async saveView(
    @Arg('siteId', () => ID, { description: 'The site.' }) siteId: string,
    @Arg('input', () => SaveViewInput, { description: 'The view.' }) input: SaveViewInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<SavedViewPayload> {
    return { view: await this.views.save(actor, siteId, input) };
  }

  @Needs('write')
  @Mutation(() => DeleteViewPayload, { description: 'Deletes a saved view of yours.' })
  async deleteView(
    @Arg('id', () => ID, { description: 'The view.' }) id: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<DeleteViewPayload> {
    await this.views.delete(actor, id);
    return { id };
  }
}
