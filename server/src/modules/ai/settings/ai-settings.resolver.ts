import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { badInput } from '../../../platform/errors/app-error.ts';
import { Needs } from '../../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { MoreTime } from '../../../platform/graphql/more-time.ts';
import type { AiProviders } from '../ai-providers.ts';
import type { AiSettingsService } from './ai-settings.service.ts';
import { AiProviderTest, AiSettings, AiSettingsPayload, UpdateAiSettingsInput } from './ai-settings.type.ts';

@Resolver()
export class AiSettingsResolver {
  constructor(
    private readonly settings: AiSettingsService,
    private readonly providers: AiProviders,
  ) {}

  @Needs('read')
  @Query(() => AiSettings, { description: 'How this installation writes.' })
  aiSettings(): Promise<AiSettings> {
    return this.settings.view();
  }

  @Needs('admin')
  @Mutation(() => AiSettingsPayload, { description: 'Changes how this installation writes, from the next draft on.' })
  async updateAiSettings(
    @Arg('input', () => UpdateAiSettingsInput, { description: 'What to change.' }) input: UpdateAiSettingsInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<AiSettingsPayload> {
    requireAddress(input);
    await this.settings.update(actor, input);
    return { settings: await this.settings.view() };
  }

  @MoreTime(60)
  @Needs('admin')
  @Mutation(() => AiProviderTest, {
    description:
      'Asks the provider for a word, and says what is wrong where none comes. With `input`, as it would be after that change; nothing is saved.',
  })
  testAiProvider(
    @Arg('input', () => UpdateAiSettingsInput, { nullable: true, description: 'Settings to try before they are saved.' })
    input: UpdateAiSettingsInput | null,
    @Ctx() { actor }: RequestContext,
  ): Promise<AiProviderTest> {
    requireAddress(input ?? {});
    return this.providers.test(actor, input ?? {});
  }
}

function requireAddress({ baseUrl }: UpdateAiSettingsInput): void {
  if (baseUrl == null || baseUrl.trim() === '') return;
  const { protocol } = URL.parse(baseUrl.trim()) ?? { protocol: '' };
  if (!/^https?:$/.test(protocol)) {
    throw badInput({
      path: 'input.baseUrl',
      message: `"${baseUrl}" is no address. It begins with https:// or http://, as in http://localhost:11434/v1.`,
    });
  }
}
