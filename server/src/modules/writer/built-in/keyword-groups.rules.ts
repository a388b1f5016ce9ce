/**
 * Sorts the keywords of a draft by what their searchers ask for, each into one group, in the order in which they came.
 * Phrases that ask for the same thing in other words are folded into the first of them, so that no section comes twice.
 */
import { ASKING, wordsIn } from '../phrases.rules.ts';

export interface KeywordGroups {
  /** "how to descale a kettle" */
  questions: string[];
  /** "gooseneck vs electric kettle" */
  comparisons: string[];
  /** "kettle not switching off": something is wrong */
  problems: string[];
  /** "best kettle for tea": somebody chooses */
  choices: string[];
  /** "kettle price": somebody is about to buy */
  prices: string[];
  /** Everything else: parts and kinds of the topic. */
  topics: string[];
  /** What gets no section: said in other words by one that has, no heading ("near me"), too long for one, or without a word in it. */
  unplaced: string[];
}

export type GroupName = Exclude<keyof KeywordGroups, 'unplaced'>;

const COMPARISON = /\b(vs\.?|versus|compared|comparison|alternatives?|differences?)(?=\s|$)/i;
export const PROBLEM =
  /\b(not \p{L}+ing|(?:won|doesn|don|isn|can)['’]?t|problems?|issues?|errors?|fix(?:ing)?|broken|leak(?:s|ing)?|fail(?:s|ed|ing)?|stuck|smells?|smelly|rust(?:y|ing)?|squeak\p{L}*|troubleshooting)\b/iu;
const PRICE = /\b(prices?|pricing|costs?|cheap|cheapest|affordable|budget|buy|deals?|discounts?|sale|under [$€£]?\d+)\b/i;
const CHOICE = /\b(best|top|recommended|recommendations?|ranking|ranked|reviews?)\b/i;
const LONGEST_HEADING = 90;
/** What people tell a search engine, and nobody writes over a section. */
const NO_HEADING = /\b(near me|nearby|open now)\b/i;

/** @param taken phrases that the draft answers already: its primary keyword. */
export function groupKeywords(keywords: string[], taken: string[] = []): KeywordGroups {
  const groups: KeywordGroups = { questions: [], comparisons: [], problems: [], choices: [], prices: [], topics: [], unplaced: [] };
  const said = new Set(taken.map(meaningKey));
  for (const keyword of keywords) {
    const key = meaningKey(keyword);
    const fits = key !== '' && !said.has(key) && keyword.length <= LONGEST_HEADING && !NO_HEADING.test(keyword);
    if (fits) said.add(key);
    groups[fits ? groupOf(keyword) : 'unplaced'].push(keyword);
  }
  return groups;
}

function groupOf(keyword: string): GroupName {
  if (COMPARISON.test(keyword)) return 'comparisons';
  if (PROBLEM.test(keyword)) return 'problems';
  if (ASKING.test(keyword) || keyword.endsWith('?')) return 'questions';
  if (PRICE.test(keyword)) return 'prices';
  if (CHOICE.test(keyword)) return 'choices';
  return 'topics';
}

const EMPTY_WORDS = new Set('a an the of for to in on at and or with your my our you we i do does did is are it its there s'.split(' '));

/** "how to clean a kettle" and "cleaning a kettle" want the same page. */
const HOW_TO = /^how (?:to|do (?:you|i|we)|can (?:you|i|we)|should (?:you|i|we)) /;

/** The same for "best kettles for tea", "best tea kettle" and "tea kettle best 2025". */
export const meaningKey = (phrase: string): string => meaningWords(phrase).sort().join(' ');

/** The words that say something, in their order. */
export const meaningWords = (phrase: string): string[] =>
  wordsIn(phrase.toLowerCase().replace(HOW_TO, ''))
    .filter((word) => !EMPTY_WORDS.has(word) && !/^(19|20)\d\d$/.test(word))
    .map((word) => singular(word).replace(/(?<=\p{L}{3})ing$/u, ''));

export const singular = (word: string): string => {
  if (word.length < 4 || !word.endsWith('s') || /(ss|us|is)$/.test(word)) return word;
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.replace(/(?<=[sxz]|[cs]h)es$|s$/, '');
};
