/**
 * The prompt that asks a model to name groups of keywords and to check them, and how its answer is read. Groups and keywords
 * are named by number, so that none can be invented. Change the version with the words.
 */
import { z } from 'zod';

export const CLUSTERS_PROMPT = 'clusters@1';

export interface GroupToReview {
  /** The name that it has so far; that of an existing cluster stays. */
  name: string;
  isExisting: boolean;
  keywords: { text: string; volume: number }[];
}

export const clustersAnswer = z.object({
  groups: z.array(z.object({ group: z.number(), name: z.string(), description: z.string() })),
  same: z.array(z.object({ group: z.number(), other: z.number() })),
  strays: z.array(z.number()),
});
export type ClustersAnswer = z.infer<typeof clustersAnswer>;

export const CLUSTERS_SYSTEM = `You look through groups of search keywords as the editor of a web site would. Each group is to become one topic of the site.
Rules:
- groups: for each group its number, a name of two to five words that a person would choose for the topic, in the language of its keywords, and one sentence that says what the topic is about. No two names alike. A group that is marked as existing keeps its name: leave it out here.
- same: pairs of groups that are one and the same topic, so that one page of the site would serve both. Leave out what is only related.
- strays: the numbers of keywords that do not belong to the topic of their group. When in doubt, they belong.
- Refer to groups and keywords by their numbers alone. Empty lists are good answers.`;

export function clustersRequest(groups: GroupToReview[]): string {
  let keyword = 0;
  return [
    'Groups, each with keywords (number. phrase, searches a month):',
    ...groups.flatMap(({ name, isExisting, keywords }, at) => [
      `Group ${at + 1}: ${name}${isExisting ? ' (existing)' : ''}`,
      ...keywords.map(({ text, volume }) => {
        keyword += 1;
        return `  ${keyword}. ${text}, ${volume}`;
      }),
    ]),
  ].join('\n');
}

/** Null, or what is wrong with an answer of the right shape, in words for the model. */
export function clustersFault(answer: ClustersAnswer, groups: GroupToReview[]): string | null {
  const keywords = groups.reduce((sum, group) => sum + group.keywords.length, 0);
  const named = answer.groups.map(({ group }) => group);
  const wrong = [...named, ...answer.same.flatMap(({ group, other }) => [group, other])].find((number) => !isWithin(number, groups.length));
  if (wrong !== undefined) return `there is no group with the number ${wrong}`;
  const stray = answer.strays.find((number) => !isWithin(number, keywords));
  if (stray !== undefined) return `there is no keyword with the number ${stray}`;
  const nameless = answer.groups.find(({ name }) => name.trim() === '');
  if (nameless) return `group ${nameless.group} has no name`;
  const twice = named.find((number, at) => named.indexOf(number) !== at);
  return twice === undefined ? null : `group ${twice} is named twice`;
}

const isWithin = (number: number, count: number): boolean => Number.isInteger(number) && number >= 1 && number <= count;
