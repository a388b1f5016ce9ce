/**
 * Which provider writes now: the OpenAI-compatible endpoint of the configuration, or none, and then each capability has
 * rules of its own. Asked at every use, because the choice will be a setting that changes while the program runs.
 */
import type { Config } from '../../platform/config/config.ts';
import type { AiProvider } from './ai.port.ts';

export class AiProviders {
  readonly #config: Config['ai'];
  #provider: Promise<AiProvider> | undefined;

  constructor(config: Config['ai']) {
    this.#config = config;
  }

  /** @returns null when no provider is configured. */
  async current(): Promise<AiProvider | null> {
    const config = this.#config;
    if (!config) return null;
    // Loaded on first use: the SDK costs a fifth of a second at start that an installation without a provider never needs.
    this.#provider ??= import('./openai-compatible/openai-compatible.provider.ts').then(
      ({ OpenAiCompatibleProvider }) => new OpenAiCompatibleProvider(config),
    );
    return this.#provider;
  }
}
