/**
 * The prompt that asks a model for ideas, and how its answer is read. Keywords are named by number, so that none can be
 * invented. Change the version with the words.
 */
import { z } from 'zod';
import { ContentStructure, ContentType, structureFits } from '../content-structure.rules.ts';
import type { IdeaKeyword, ProposedIdea } from '../idea/idea.rules.ts';

export const IDEAS_PROMPT = 'ideas@2';

/** What a person would plan: imported structures are for imports. */
const structures = Object.values(ContentStructure).filter((structure) => !structure.startsWith('imported_'));

export const ideasAnswer = z.object({
  ideas: z.array(
    z.object({
      title: z.string(),
      contentType: z.enum(Object.values(ContentType) as [ContentType, ...ContentType[]]),
      contentStructure: z.enum(structures as [ContentStructure, ...ContentStructure[]]),
      primaryKeyword: z.number(),
      keywords: z.array(z.number()),
      brief: z.string(),
      estimatedWords: z.number(),
    }),
  ),
});
export type IdeasAnswer = z.infer<typeof ideasAnswer>;

export const IDEAS_SYSTEM = `You plan the content of a web site as a careful editor would.
Rules:
- Write in the language of the keywords.
- Propose few pages, each with a purpose of its own: keywords that one page can answer belong to one idea. Never two pages for the same intent.
- A structure belongs to its type. article: article, guide, tutorial, comparison, review, listicle. page: landing_page, business_page, service_page, general_page, cluster_hub. product: product_page. taxonomy: category_archive, tag_archive, attribute_archive, archive_page.
- What the keywords ask for decides the structure: "a vs b" a comparison, "best" or "top" a listicle, "review" a review, "how to" a tutorial, "buy" or "price" a product page, "near me" or a trade a service page. With more than about fifteen keywords, the broadest ones get a cluster_hub.
- Each keyword stands in one idea at most: in the one that answers it.
- A title is natural wording of at most 70 characters, with the primary keyword once and no list of keywords.
- The brief is an outline: first who searches and what they want, then the sections in order, one a line, each with what it must answer.
- Refer to keywords by their number alone.`;

export const ideasRequest = (clusterName: string, keywords: IdeaKeyword[], takenTitles: string[]): string =>
  [
    `Topic: ${clusterName}`,
    'Keywords (number. phrase, searches a month):',
    ...keywords.map((keyword, at) => `${at + 1}. ${keyword.text}, ${keyword.volume}`),
    ...(takenTitles.length > 0 ? ['Planned already, so not to be proposed again:', ...takenTitles.map((title) => `- ${title}`)] : []),
  ].join('\n');

/** Null, or what is wrong with an answer of the right shape, in words for the model. */
export function ideasFault(answer: IdeasAnswer, keywordCount: number): string | null {
  if (answer.ideas.length === 0) return 'there is no idea in it, and the keywords have no page yet';
  for (const idea of answer.ideas) {
    if (idea.title.trim() === '') return 'an idea has no title';
    if (idea.brief.trim() === '') return `the idea "${idea.title.trim()}" has no brief`;
    if (!structureFits(idea.contentType, idea.contentStructure))
      return `${idea.contentStructure} is not a structure of ${idea.contentType}`;
    const wrong = [idea.primaryKeyword, ...idea.keywords].find(
      (number) => !Number.isInteger(number) || number < 1 || number > keywordCount,
    );
    if (wrong !== undefined) return `there is no keyword with the number ${wrong}`;
  }
  return null;
}

/** One idea for each primary keyword; what two ideas claim belongs to the one that aims at it, or came first. */
export function ideasOf(answer: IdeasAnswer, keywords: IdeaKeyword[]): ProposedIdea[] {
  const firsts = answer.ideas.filter((idea, at, all) => all.findIndex((other) => other.primaryKeyword === idea.primaryKeyword) === at);
  const claimed = new Set(firsts.map((idea) => idea.primaryKeyword));
  return firsts.flatMap((idea) => {
    const primary = keywords[idea.primaryKeyword - 1];
    if (!primary) return [];
    const supporting = [...new Set(idea.keywords)].filter((number) => !claimed.has(number));
    for (const number of supporting) claimed.add(number);
    return {
      title: idea.title.trim().slice(0, 300),
      brief: idea.brief.trim(),
      contentType: idea.contentType,
      contentStructure: idea.contentStructure,
      primaryKeywordId: primary.id,
      keywordIds: [primary.id, ...supporting.flatMap((number) => keywords[number - 1]?.id ?? [])],
      estimatedWords: Math.round(Math.min(20_000, Math.max(50, idea.estimatedWords))),
    };
  });
}
