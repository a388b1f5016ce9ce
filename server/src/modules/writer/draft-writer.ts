/**
 * Writes a draft from a brief: the configured provider's model, or the built-in rules where there is none. Keeps nothing;
 * a provider that fails is not papered over with the built-in writer, because nobody would know who wrote.
 */
import { type AiAnswer, type AiProviders, builtInAnswer } from '../ai/index.ts';
import { BUILT_IN_DRAFT_PROMPT, writeOutline } from './built-in/built-in-writer.rules.ts';
import type { Draft, DraftBrief } from './draft-brief.ts';
import { DRAFT_PROMPT, DRAFT_SYSTEM, draftAnswer, draftFault, draftRequest, renderDraft } from './prompts/draft.prompt.ts';

const PURPOSE = 'draft';

export class DraftWriter {
  readonly #ai: AiProviders;

  constructor(ai: AiProviders) {
    this.#ai = ai;
  }

  async write(brief: DraftBrief, signal: AbortSignal): Promise<AiAnswer<Draft>> {
    const provider = await this.#ai.current();
    if (!provider) return builtInAnswer({ purpose: PURPOSE, prompt: BUILT_IN_DRAFT_PROMPT }, () => writeOutline(brief));
    const { value, run } = await provider.generateObject({
      purpose: PURPOSE,
      prompt: DRAFT_PROMPT,
      system: DRAFT_SYSTEM,
      user: draftRequest(brief),
      schema: draftAnswer,
      check: (answer) => draftFault(answer, brief),
      signal,
    });
    return { value: renderDraft(value), run };
  }
}
