import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import type { Actor } from '../../../platform/access/actor.ts';
import { Needs } from '../../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { Content } from '../content/content.type.ts';
import type { ContentBufferService } from '../content-buffer.service.ts';
import { KeepBufferInput } from './buffer.inputs.ts';
import { type Asked, ownBuffersLoader, unsavedByLoader } from './buffer.reads.ts';
import { bufferOf, ContentBuffer, DiscardBufferPayload, KeepBufferPayload, UnsavedEdit } from './buffer.type.ts';

@Resolver(() => Content)
export class ContentBufferResolver {
  constructor(private readonly service: ContentBufferService) {}

  @Needs('write')
  @Mutation(() => KeepBufferPayload, {
    description:
      'Keeps what somebody has typed and not saved, for this person alone; saving the content removes it. An empty edit removes it too. Not for API tokens.',
  })
  async keepBuffer(
    @Arg('contentId', () => ID, { description: 'The content.' }) contentId: string,
    @Arg('input', () => KeepBufferInput, { description: 'What was typed, and where.' }) input: KeepBufferInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<KeepBufferPayload> {
    const kept = await this.service.keep(actor, contentId, input);
    return { buffer: kept && bufferOf(kept) };
  }

  @Needs('write')
  @Mutation(() => DiscardBufferPayload, { description: 'Drops what was typed and not saved.' })
  async discardBuffer(
    @Arg('contentId', () => ID, { description: 'The content.' }) contentId: string,
    @Arg('stay', () => String, { description: 'The stay in the editor, as in keepBuffer.' }) stay: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<DiscardBufferPayload> {
    return { discarded: await this.service.discard(actor, contentId, stay) };
  }

  @FieldResolver(() => [ContentBuffer], {
    description: 'What you have typed in the editor and not saved, newest first: one for each stay in it. Empty for an API token.',
  })
  async buffers(@Root() content: Content, @Ctx() { actor, loaders }: RequestContext): Promise<ContentBuffer[]> {
    const found = await loaders.get(ownBuffersLoader).load(asked(actor, content));
    return found.map(({ stay, base_version, updated_at, fields }) =>
      bufferOf({ stay, baseVersion: base_version, updatedAt: updated_at, edit: fields }),
    );
  }

  @FieldResolver(() => [UnsavedEdit], {
    description: 'Others who have typed in the editor and not saved, within a day: the last to type first.',
  })
  unsavedBy(@Root() content: Content, @Ctx() { actor, loaders }: RequestContext): Promise<UnsavedEdit[]> {
    return loaders.get(unsavedByLoader).load(asked(actor, content));
  }
}

const asked = ({ kind, id }: Actor, content: Content): Asked => ({ contentId: content.id, userId: kind === 'user' ? id : null });
