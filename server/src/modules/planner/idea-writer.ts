/** Proposes ideas for a cluster: by the provider of this installation, or by rules where there is none. */
import { type AiAnswer, type AiProviders, builtInAnswer } from '../ai/index.ts';
import { type IdeaKeyword, type ProposedIdea, proposeIdeas } from './idea/idea.rules.ts';
import { IDEAS_PROMPT, IDEAS_SYSTEM, ideasAnswer, ideasFault, ideasOf, ideasRequest } from './prompts/ideas.prompt.ts';

export interface ClusterToPlan {
  name: string;
  /** Those that no idea and no task answers yet, the most searched first. */
  keywords: IdeaKeyword[];
  /** Of the keywords, ISO 639-1. */
  language: string;
  /** Titles of its ideas and tasks that are there already, the newest first. */
  takenTitles: string[];
}

/** The most searched keywords of a cluster: more would cost more than they tell. The others wait for the next time. */
const MOST_KEYWORDS_SHOWN = 200;

export class IdeaWriter {
  readonly #ai: AiProviders;

  constructor(ai: AiProviders) {
    this.#ai = ai;
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
      prompt: IDEAS_PROMPT,
      system: IDEAS_SYSTEM,
      user: ideasRequest(name, shown, takenTitles),
      schema: ideasAnswer,
      check: (answer) => ideasFault(answer, shown.length),
      signal,
    });
    return { value: ideasOf(value, shown), run };
  }
}
