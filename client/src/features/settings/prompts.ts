import type { PromptsTab_PromptFragment } from '../../graphql/generated/features/settings/PromptsTab.ts';

export type Prompt = Omit<PromptsTab_PromptFragment, ' $fragmentName'>;

export const promptName = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' ');
