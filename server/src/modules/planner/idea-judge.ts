/**
 * Judges proposed ideas before anybody sees them: what is there already as an idea or a task is dropped, what says the same
 * twice becomes one, and what existing content covers is told. Words first, then meaning; without the encoder words alone.
 */
import { dot } from './clustering/vectors.rules.ts';
import type { ContentCoverage, IdeaToCover } from './content-coverage.port.ts';
import type { Embedder } from './embeddings/embedder.ts';
import type { ProposedIdea } from './idea/idea.rules.ts';
import { kindOf, meansTheSame, type OpenQuestion, type Subject, sameSubject, subjectOf } from './idea/subject.rules.ts';
import { type PlannedPage, subjectsOf, type TakenIdeas } from './idea/taken-ideas.ts';
import type { ClusterToPlan } from './idea-plan.reads.ts';

/** Questions of meaning asked for one idea: those where most words are shared. */
const MOST_QUESTIONS = 8;

interface Judged {
  idea: ProposedIdea;
  subjects: Subject[];
}

export interface ClusterToJudge {
  siteId: string;
  clusterId: string;
  /** Of its keywords, ISO 639-1. */
  language: string;
}

export class IdeaJudge {
  readonly #embedder: Embedder;
  readonly #coverage: ContentCoverage;
  readonly #onEncoderError: (error: unknown) => void;

  constructor(embedder: Embedder, coverage: ContentCoverage, onEncoderError: (error: unknown) => void = () => {}) {
    this.#embedder = embedder;
    this.#coverage = coverage;
    this.#onEncoderError = onEncoderError;
  }

  /** Those that are new, each once; the keywords of what was said twice go to the one that stays. */
  async withoutRepeats(
    ideas: ProposedIdea[],
    taken: TakenIdeas,
    { keywords, language }: Pick<ClusterToPlan, 'keywords' | 'language'>,
    signal: AbortSignal,
  ): Promise<ProposedIdea[]> {
    const textOf = new Map(keywords.map((keyword) => [keyword.id, keyword.text]));
    const judged = ideas
      .filter((idea) => !taken.aimsAt(idea.primaryKeywordId))
      .map(
        (idea): Judged => ({
          idea,
          subjects: subjectsOf({ ...idea, primaryText: textOf.get(idea.primaryKeywordId) ?? null }, language),
        }),
      );
    const others = judged.map(({ subjects }, at) => [...taken.near(subjects), ...judged.slice(0, at).map((earlier) => earlier.subjects)]);
    const same = await this.#sameAs(
      judged.map(({ subjects }, at) => ({ subjects, others: others[at] as Subject[][] })),
      language,
      signal,
    );

    const kept: (Judged & { folded: string[] })[] = [];
    judged.forEach((one, at) => {
      const repeats = (same[at] as boolean[]).flatMap((is, other) => (is ? [(others[at] as Subject[][])[other] as Subject[]] : []));
      if (repeats.length === 0) {
        kept.push({ ...one, folded: [] });
        return;
      }
      const stays = kept.find(({ subjects }) => repeats.includes(subjects));
      stays?.folded.push(...one.idea.keywordIds.filter((id) => !stays.idea.keywordIds.includes(id)));
    });
    return kept.map(({ idea, folded }) => withKeywords(idea, folded, textOf));
  }

  /** The content that covers each idea already, or null. */
  async coveredBy(ideas: PlannedPage[], about: ClusterToJudge, signal: AbortSignal): Promise<(string | null)[]> {
    if (ideas.length === 0) return [];
    const subjects = ideas.map((idea) => subjectsOf(idea, about.language));
    const asked = ideas.map(
      ({ primaryKeywordId }, at): IdeaToCover => ({
        primaryKeywordId,
        clusterId: about.clusterId,
        stems: (subjects[at] as Subject[]).map(({ words }) => [...words.keys()]),
      }),
    );
    const candidates = Map.groupBy(await this.#coverage.candidates(about.siteId, asked), (candidate) => candidate.idea);
    const of = (at: number) => candidates.get(at) ?? [];
    const same = await this.#sameAs(
      subjects.map((own, at) => ({
        subjects: own,
        others: of(at).map(({ title, contentStructure }) => [
          subjectOf(title, about.language, kindOf(contentStructure, title, about.language)),
        ]),
      })),
      about.language,
      signal,
    );
    return ideas.map((_, at) => {
      const aimed = of(at).find((candidate) => candidate.samePrimaryKeyword);
      return (aimed ?? of(at).find((_, place) => same[at]?.[place]))?.contentId ?? null;
    });
  }

  /** For each thing, which of the others it is the same as. All questions of meaning go to the encoder at once. */
  async #sameAs(things: { subjects: Subject[]; others: Subject[][] }[], language: string, signal: AbortSignal): Promise<boolean[][]> {
    const verdicts = things.map(({ subjects, others }) => others.map((other) => firstSame(subjects, other)));
    const open = verdicts.flatMap((row) =>
      row
        .filter((verdict): verdict is { questions: OpenQuestion[] } => typeof verdict !== 'boolean')
        .sort((a, b) => mostShared(b.questions) - mostShared(a.questions))
        .slice(0, MOST_QUESTIONS)
        .flatMap(({ questions }) => questions),
    );
    const yes = new Set(this.#embedder.knows(language) ? await this.#meaningTheSame(open, signal) : []);
    return verdicts.map((row) =>
      row.map((verdict) => (typeof verdict === 'boolean' ? verdict : verdict.questions.some((q) => yes.has(q)))),
    );
  }

  async #meaningTheSame(questions: OpenQuestion[], signal: AbortSignal): Promise<OpenQuestion[]> {
    const texts = [...new Set(questions.flatMap(({ left, right }) => [left, right]))];
    if (texts.length === 0) return [];
    try {
      const vectors = await this.#embedder.embed(texts, signal);
      const { width } = this.#embedder;
      const vectorOf = new Map(texts.map((text, at) => [text, vectors.subarray(at * width, (at + 1) * width)]));
      const cosine = ({ left, right }: OpenQuestion) => dot(vectorOf.get(left) as Float32Array, vectorOf.get(right) as Float32Array);
      return questions.filter((question) => meansTheSame(question, cosine(question)));
    } catch (error) {
      signal.throwIfAborted();
      this.#onEncoderError(error);
      return [];
    }
  }
}

/** Whether any of the ways to say the one is any of the ways to say the other; else what must be asked. */
function firstSame(ones: Subject[], others: Subject[]): boolean | { questions: OpenQuestion[] } {
  const verdicts = ones.flatMap((one) => others.map((other) => sameSubject(one, other)));
  if (verdicts.includes(true)) return true;
  const questions = verdicts.filter((verdict): verdict is OpenQuestion => typeof verdict !== 'boolean');
  return questions.length > 0 && { questions };
}

const mostShared = (questions: OpenQuestion[]): number => Math.max(...questions.map(({ shared }) => shared));

function withKeywords(idea: ProposedIdea, ids: string[], textOf: Map<string, string>): ProposedIdea {
  if (ids.length === 0) return idea;
  const texts = ids.flatMap((id) => textOf.get(id) ?? []);
  return { ...idea, keywordIds: [...idea.keywordIds, ...ids], brief: `${idea.brief}\nAlso answer: ${texts.join('; ')}.` };
}
