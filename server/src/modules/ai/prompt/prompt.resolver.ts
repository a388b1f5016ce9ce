import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Needs } from '../../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import type { PromptService } from './prompt.service.ts';
import { PromptPayload, PromptPreview, PromptTemplate } from './prompt.type.ts';

@Resolver()
export class PromptResolver {
  constructor(private readonly service: PromptService) {}

  @Needs('read')
  @Query(() => [PromptTemplate], { description: 'The prompts of this installation.' })
  promptTemplates(): Promise<PromptTemplate[]> {
    return this.service.list();
  }

  @Needs('read')
  @Query(() => PromptPreview, { description: 'What would be sent to a model for a task. Nothing is sent.' })
  promptPreview(
    @Arg('name', () => String, { description: 'The prompt.' }) name: string,
    @Arg('taskId', () => ID, { description: 'The task.' }) taskId: string,
    @Arg('text', () => String, { nullable: true, description: 'A text to try before it is saved; the one in use where it is left out.' })
    text: string | null | undefined,
    @Ctx() { actor }: RequestContext,
  ): Promise<PromptPreview> {
    return this.service.preview(actor, name, taskId, text ?? null);
  }

  @Needs('admin')
  @Mutation(() => PromptPayload, {
    description: "Puts an own text in the place of a prompt's. An unknown variable in it is refused by name.",
  })
  async updatePrompt(
    @Arg('name', () => String, { description: 'The prompt.' }) name: string,
    @Arg('text', () => String, { description: 'The text, at most 20,000 characters.' }) text: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<PromptPayload> {
    return { prompt: await this.service.update(actor, name, text) };
  }

  @Needs('admin')
  @Mutation(() => PromptPayload, { description: "Goes back to the product's own text." })
  async resetPrompt(
    @Arg('name', () => String, { description: 'The prompt.' }) name: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<PromptPayload> {
    return { prompt: await this.service.reset(actor, name) };
  }
}
