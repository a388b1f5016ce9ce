/** The providers that can be chosen, and what differs between them in words and defaults. */
export const AiVendor = {
  OPENAI: 'openai',
  ANTHROPIC: 'anthropic',
  GOOGLE: 'google',
  OPENAI_COMPATIBLE: 'openai-compatible',
} as const;
export type AiVendor = (typeof AiVendor)[keyof typeof AiVendor];

export interface VendorFacts {
  /** Where its API is, unless another address is given; null where one must be given. */
  baseUrl: string | null;
  needsKey: boolean;
  embeds: boolean;
  /** What an address of this kind answers as, and ends in: `There is no ... at ...: it usually ends in ...`. */
  api: string;
  ending: string;
}

export const vendorFacts: Record<AiVendor, VendorFacts> = {
  openai: { baseUrl: 'https://api.openai.com/v1', needsKey: true, embeds: true, api: 'OpenAI API', ending: '/v1' },
  anthropic: { baseUrl: 'https://api.anthropic.com/v1', needsKey: true, embeds: false, api: 'Anthropic API', ending: '/v1' },
  google: {
    baseUrl: 'https://generativelanguage.googleapis.com/v1beta',
    needsKey: true,
    embeds: true,
    api: 'Gemini API',
    ending: '/v1beta',
  },
  'openai-compatible': { baseUrl: null, needsKey: false, embeds: true, api: 'chat completions API', ending: '/v1' },
};
