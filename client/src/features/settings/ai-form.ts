/** The form of the AI settings: what of it was changed, and whether the stored key still goes with it. */
import type { AiTab_SettingsFragment, AiVendor, UpdateAiSettingsInput } from '../../graphql/generated/features/settings/AiTab.ts';
import { numberIn } from '../../lib/numbers-in.ts';

export type AiSettings = Omit<AiTab_SettingsFragment, ' $fragmentName'>;

export const BUILT_IN = 'BUILT_IN';

export interface AiFields extends Record<string, string> {
  provider: string;
  baseUrl: string;
  apiKey: string;
  model: string;
  embeddingModel: string;
  language: string;
  words: string;
  temperature: string;
  maxConcurrency: string;
}

/** What becomes of the stored key. */
export type KeyChoice = 'keep' | 'replace' | 'remove';

export const fieldsOf = (settings: AiSettings): AiFields => ({
  provider: settings.provider ?? BUILT_IN,
  baseUrl: settings.baseUrl ?? '',
  apiKey: '',
  model: settings.model ?? '',
  embeddingModel: settings.embeddingModel ?? '',
  language: settings.language ?? '',
  words: settings.words?.toString() ?? '',
  temperature: settings.temperature?.toString() ?? '',
  maxConcurrency: settings.maxConcurrency.toString(),
});

/** A key belongs to its provider and address: with another one the server forgets it. */
export const keepsKey = (settings: AiSettings, fields: AiFields): boolean =>
  settings.hasKey && fields.provider === settings.provider && fields.baseUrl.trim() === (settings.baseUrl ?? '');

/** Where the environment decides, nothing of the connection is sent. */
export function changeOf(
  settings: AiSettings,
  fields: AiFields,
  key: KeyChoice,
): { input: UpdateAiSettingsInput; wrong: Record<string, string> } {
  const words = numberIn('words', fields.words, { from: 50, to: 10_000, whole: true });
  const temperature = numberIn('temperature', fields.temperature, { from: 0, to: 2 });
  const atOnce = numberIn('maxConcurrency', fields.maxConcurrency, { from: 1, to: 20, whole: true });
  const defaults = {
    embeddingModel: fields.embeddingModel.trim() || null,
    language: fields.language.trim() || null,
    words: words.value,
    temperature: temperature.value,
    ...(atOnce.value !== null && { maxConcurrency: atOnce.value }),
  };
  const wrong = { ...words.wrong, ...temperature.wrong, ...atOnce.wrong };
  if (settings.environment.length > 0) return { input: defaults, wrong };
  if (fields.provider === BUILT_IN)
    return { input: { ...defaults, provider: null, baseUrl: null, apiKey: null, model: null, embeddingModel: null }, wrong };
  const typed = fields.apiKey.trim();
  const kept = key === 'keep' && keepsKey(settings, fields);
  return {
    input: {
      ...defaults,
      provider: fields.provider as AiVendor,
      baseUrl: fields.baseUrl.trim() || null,
      model: fields.model.trim() || null,
      ...(kept && typed === '' ? {} : { apiKey: key === 'remove' ? null : typed || null }),
    },
    wrong,
  };
}

interface ProviderFacts {
  value: string;
  label: string;
  description: string;
  /** Where it is asked when no address is given; null where one must be. */
  address: string | null;
  needsKey: boolean;
  embeds: boolean;
  /** The kind of name that its models bear. */
  modelLike: string;
}

export const providers: ProviderFacts[] = [
  {
    value: BUILT_IN,
    label: 'None: the built-in writer',
    description: 'Outlines from your keywords. Free, and nothing leaves this machine.',
    address: null,
    needsKey: false,
    embeds: false,
    modelLike: '',
  },
  {
    value: 'OPENAI',
    label: 'OpenAI',
    description: 'By its Responses API.',
    address: 'https://api.openai.com/v1',
    needsKey: true,
    embeds: true,
    modelLike: 'gpt-…',
  },
  {
    value: 'ANTHROPIC',
    label: 'Anthropic',
    description: 'By its Messages API.',
    address: 'https://api.anthropic.com/v1',
    needsKey: true,
    embeds: false,
    modelLike: 'claude-…',
  },
  {
    value: 'GOOGLE',
    label: 'Google',
    description: 'By the Gemini API.',
    address: 'https://generativelanguage.googleapis.com/v1beta',
    needsKey: true,
    embeds: true,
    modelLike: 'gemini-…',
  },
  {
    value: 'OPENAI_COMPATIBLE',
    label: 'OpenAI-compatible endpoint',
    description: 'Ollama, LM Studio, vLLM, or a gateway.',
    address: null,
    needsKey: false,
    embeds: true,
    modelLike: 'llama3.1:8b',
  },
];
