import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Needs } from '../../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import type { ApiTokenService } from './api-token.service.ts';
import { ApiToken, CreateApiTokenInput, CreateApiTokenPayload, RevokeApiTokenPayload } from './api-token.type.ts';

@Resolver()
export class ApiTokenResolver {
  constructor(private readonly tokens: ApiTokenService) {}

  @Needs('admin')
  @Query(() => [ApiToken], { description: 'Every API token, newest first, ended ones too.' })
  apiTokens(@Ctx() { actor }: RequestContext): Promise<ApiToken[]> {
    return this.tokens.list(actor);
  }

  @Needs('admin')
  @Mutation(() => CreateApiTokenPayload, { description: 'Makes an API token.' })
  createApiToken(
    @Arg('input', () => CreateApiTokenInput, { description: 'The token to make.' }) input: CreateApiTokenInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<CreateApiTokenPayload> {
    return this.tokens.create(actor, input);
  }

  @Needs('admin')
  @Mutation(() => RevokeApiTokenPayload, { description: 'Ends an API token at once.' })
  async revokeApiToken(
    @Arg('id', () => ID, { description: 'The token to end.' }) id: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<RevokeApiTokenPayload> {
    return { apiToken: await this.tokens.revoke(actor, id) };
  }
}
