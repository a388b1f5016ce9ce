/**
 * Writes a draft from a brief: the configured provider's model, or the built-in rules where there is none. Keeps nothing;
 * a provider that fails is not papered over with the built-in writer, because nobody would know who wrote.
 */
import { type AiAnswer, type AiProviders, builtInAnswer, type PromptService } from '../ai/index.ts';
import { BUILT_IN_DRAFT_PROMPT, writeOutline } from './built-in/built-in-writer.rules.ts';
import type { DraftOrder } from './draft-brief.reads.ts';
import type { Draft } from './draft-brief.ts';
import { draftAnswer, draftFault, draftRequest, renderDraft } from './prompts/draft.prompt.ts';
import { DRAFT_TEMPLATE, draftValues } from './prompts/draft.template.ts';

const PURPOSE = 'draft';

/** What is told while a model writes. */
export interface Writing {
  signal: AbortSignal;
  /** The model's answer as it comes, unchecked; a higher attempt begins anew. */
  onText?: (piece: string, attempt: number) => void;
  onPause?: (seconds: number) => void;
}

export class DraftWriter {
  readonly #ai: AiProviders;
  readonly #prompts: PromptService;

  constructor(ai: AiProviders, prompts: PromptService) {
    this.#ai = ai;
    this.#prompts = prompts;
  }

  async write({ brief, model, temperature }: DraftOrder, writing: Writing): Promise<AiAnswer<Draft>> {
    const provider = await this.#ai.current();
    if (!provider) return builtInAnswer({ purpose: PURPOSE, prompt: BUILT_IN_DRAFT_PROMPT }, () => writeOutline(brief));
    const { value, run } = await provider.generateObject({
      purpose: PURPOSE,
      ...(await this.#prompts.instructions(DRAFT_TEMPLATE, draftValues(brief))),
      user: draftRequest(brief),
      schema: draftAnswer,
      check: (answer) => draftFault(answer, brief),
      model,
      temperature,
      ...writing,
    });
    return { value: renderDraft(value, brief), run };
  }
}
