import type { AiAnswer } from './ai.port.ts';

/** The provider name of everything made by rules here, with no model behind it. */
export const BUILT_IN = 'built-in';

/** Work done by rules instead of a model, with the same provenance as a provider's answer, so that callers save both alike. */
export function builtInAnswer<T>(facts: { purpose: string; prompt: string }, work: () => T): AiAnswer<T> {
  const started = performance.now();
  const value = work();
  return {
    value,
    run: {
      ...facts,
      provider: BUILT_IN,
      model: 'rules',
      parameters: {},
      inputTokens: null,
      outputTokens: null,
      cost: null,
      durationMs: Math.round(performance.now() - started),
    },
  };
}
