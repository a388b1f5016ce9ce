/**
 * Which provider writes now: the one of the settings or of the environment, or none, and then each capability has rules of
 * its own. Asked at every use, because the choice is a setting that changes while the program runs.
 */
import type { Actor } from '../../platform/access/actor.ts';
import type { AiProvider } from './ai.port.ts';
import type { ProviderTest } from './provider/connection-test.ts';
import type { AiConnection } from './provider/endpoint.ts';
import type { AiChoice, AiSettingsChange, AiSettingsService } from './settings/ai-settings.service.ts';

export class AiProviders {
  readonly #settings: AiSettingsService;
  #made: { key: string; provider: Promise<AiProvider> } | undefined;

  constructor(settings: AiSettingsService) {
    this.#settings = settings;
  }

  /** @returns null when no provider is configured. */
  async current(): Promise<AiProvider | null> {
    return this.#providerOf(await this.#settings.choice());
  }

  /** Asks the provider for a word, with what is saved or with what would be. Faults are the answer, not thrown. */
  async test(actor: Actor, change: AiSettingsChange): Promise<ProviderTest> {
    const { connection } = await this.#settings.tried(actor, change);
    if (!connection) {
      return {
        ok: true,
        message: 'No provider is chosen: the built-in writer makes outlines without one.',
        fault: null,
        model: null,
        durationMs: null,
      };
    }
    const { testConnection } = await import('./provider/connection-test.ts');
    return testConnection(connection);
  }

  /** One for all callers of this process, so that they share its pace; another one when the settings have changed. */
  #providerOf({ connection, maxConcurrency }: AiChoice): Promise<AiProvider> | null {
    if (!connection) return null;
    const key = JSON.stringify([connection, maxConcurrency]);
    if (this.#made?.key !== key) {
      const provider = open(connection, maxConcurrency);
      this.#made = { key, provider };
      // One that could not be opened is not kept.
      provider.catch(() => {
        if (this.#made?.provider === provider) this.#made = undefined;
      });
    }
    return this.#made.provider;
  }
}

/** Loaded on first use: the SDK costs a fifth of a second at start that an installation without a provider never needs. */
async function open(connection: AiConnection, atOnce: number): Promise<AiProvider> {
  const { SdkProvider } = await import('./provider/sdk.provider.ts');
  return SdkProvider.open(connection, { atOnce });
}
