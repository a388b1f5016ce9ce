/** The GraphQL side of this module: for the schema, and for the resolvers of upper modules. Workers never load it. */
export { PromptResolver } from './prompt/prompt.resolver.ts';
export { AiSettingsResolver } from './settings/ai-settings.resolver.ts';
