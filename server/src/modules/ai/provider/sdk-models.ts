/** The AI SDK's models for a connection. Nothing is taken from the vendors' own environment variables. */
import type { EmbeddingModel, LanguageModel } from 'ai';
import { watchedFetch } from '../../../platform/http/watched-fetch.ts';
import type { AiConnection } from './endpoint.ts';

export interface SdkModels {
  language(model: string): LanguageModel;
  embedding(model: string): EmbeddingModel;
}

/** Each SDK is loaded when it is first used: an installation needs one of them at most. */
export async function sdkModels({ vendor, baseUrl: baseURL, apiKey = '' }: AiConnection): Promise<SdkModels> {
  switch (vendor) {
    case 'openai': {
      const { createOpenAI } = await import('@ai-sdk/openai');
      const sdk = createOpenAI({ baseURL, apiKey, fetch: watchedFetch });
      return { language: (model) => sdk.responses(model), embedding: (model) => sdk.embedding(model) };
    }
    case 'anthropic': {
      const { createAnthropic } = await import('@ai-sdk/anthropic');
      const sdk = createAnthropic({ baseURL, apiKey, fetch: watchedFetch });
      return {
        language: (model) => sdk.messages(model),
        embedding: () => {
          throw new Error('Anthropic has no embedding models.');
        },
      };
    }
    case 'google': {
      const { createGoogle } = await import('@ai-sdk/google');
      const sdk = createGoogle({ baseURL, apiKey, fetch: watchedFetch });
      return { language: (model) => sdk(model), embedding: (model) => sdk.embedding(model) };
    }
    case 'openai-compatible': {
      const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible');
      const sdk = createOpenAICompatible({
        name: 'openaiCompatible',
        baseURL,
        fetch: watchedFetch,
        supportsStructuredOutputs: true,
        // Without it a streamed answer does not say what it took.
        includeUsage: true,
        ...(apiKey !== '' && { apiKey }),
      });
      return { language: (model) => sdk.chatModel(model), embedding: (model) => sdk.embeddingModel(model) };
    }
  }
}
