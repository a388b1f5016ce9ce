/** Proposes ideas for a cluster: by the provider of this installation, or by rules where there is none. */
import { type AiAnswer, type AiProviders, builtInAnswer } from '../ai/index.ts';
import { type IdeaKeyword, type ProposedIdea, proposeIdeas } from './idea/idea.rules.ts';
import { IDEAS_PROMPT, IDEAS_SYSTEM, ideasAnswer, ideasFault, ideasOf, ideasRequest } from './prompts/ideas.prompt.ts';

export interface ClusterToPlan {
  name: string;
  keywords: IdeaKeyword[];
  /** Titles of ideas and tasks that are there already. */
  takenTitles: string[];
  /** Primary keywords that those aim at. */
  takenPrimaryIds: ReadonlySet<string>;
}

export class IdeaWriter {
  readonly #ai: AiProviders;

  constructor(ai: AiProviders) {
    this.#ai = ai;
  }

  /** @throws AppError from the provider, in words that say what to do. */
  async propose(cluster: ClusterToPlan, signal: AbortSignal): Promise<AiAnswer<ProposedIdea[]>> {
    const { name, keywords, takenTitles, takenPrimaryIds } = cluster;
    const provider = await this.#ai.current();
    if (!provider) {
      return builtInAnswer({ purpose: 'ideas', prompt: 'built-in-ideas@1' }, () => proposeIdeas(name, keywords, takenPrimaryIds));
    }
    const { value, run } = await provider.generateObject({
      purpose: 'ideas',
      prompt: IDEAS_PROMPT,
      system: IDEAS_SYSTEM,
      user: ideasRequest(name, keywords, takenTitles),
      schema: ideasAnswer,
      check: (answer) => ideasFault(answer, keywords.length),
      signal,
    });
    return { value: ideasOf(value, keywords, takenPrimaryIds), run };
  }
}
