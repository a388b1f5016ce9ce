/** Proposes ideas for a cluster: by the provider of this installation, or by rules where there is none. */
import { type AiAnswer, type AiProviders, builtInAnswer, type PromptService } from '../ai/index.ts';
import { type ProposedIdea, proposeIdeas } from './idea/idea.rules.ts';
import type { ClusterToPlan } from './idea-plan.reads.ts';
import { ideasAnswer, ideasFault, ideasOf, ideasRequest } from './prompts/ideas.prompt.ts';
import { IDEAS_TEMPLATE, ideasValues } from './prompts/ideas.template.ts';

/** The most searched keywords of a cluster: more would cost more than they tell. The others wait for the next time. */
const MOST_KEYWORDS_SHOWN = 200;

export class IdeaWriter {
  readonly #ai: AiProviders;
  readonly #prompts: PromptService;

  constructor(ai: AiProviders, prompts: PromptService) {
    this.#ai = ai;
    this.#prompts = prompts;
  }

  /** @throws AppError from the provider, in words that say what to do. */
  async propose(cluster: ClusterToPlan, signal: AbortSignal): Promise<AiAnswer<ProposedIdea[]>> {
    const { name, keywords, language, takenTitles } = cluster;
    const provider = await this.#ai.current();
    if (!provider) {
      return builtInAnswer({ purpose: 'ideas', prompt: 'built-in-ideas@2' }, () => proposeIdeas(name, keywords, language));
    }
    const shown = keywords.slice(0, MOST_KEYWORDS_SHOWN);
    const { value, run } = await provider.generateObject({
      purpose: 'ideas',
      ...(await this.#prompts.instructions(IDEAS_TEMPLATE, ideasValues(cluster))),
      user: ideasRequest(name, shown, takenTitles),
      schema: ideasAnswer,
      check: (answer) => ideasFault(answer, shown.length),
      signal,
    });
    return { value: ideasOf(value, shown), run };
  }
}
