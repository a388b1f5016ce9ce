/** Sorts the keywords of a cluster by what the searcher asks for, each into one group, in the order in which they came. */
export interface KeywordGroups {
  /** "how to descale a kettle" */
  questions: string[];
  /** "gooseneck vs electric kettle" */
  comparisons: string[];
  /** "best kettle for tea": somebody chooses */
  choices: string[];
  /** "kettle price": somebody is about to buy */
  prices: string[];
  /** Everything else: parts and kinds of the topic. */
  topics: string[];
}

const QUESTION = /^(how|what|what's|why|when|where|which|who|whose|can|could|do|does|did|is|are|should|will|would)\b|\?$/i;
const COMPARISON = /\b(vs\.?|versus|compared|comparison|alternatives?|difference)\b/i;
const CHOICE = /\b(best|top|recommended|ranking|reviews?)\b/i;
const PRICE = /\b(prices?|pricing|costs?|cheap|cheapest|affordable|budget|buy|deals?|discounts?|sale|under \d+)\b/i;

export function groupKeywords(keywords: string[]): KeywordGroups {
  const groups: KeywordGroups = { questions: [], comparisons: [], choices: [], prices: [], topics: [] };
  for (const keyword of keywords) groups[groupOf(keyword)].push(keyword);
  return groups;
}

function groupOf(keyword: string): keyof KeywordGroups {
  if (QUESTION.test(keyword)) return 'questions';
  if (COMPARISON.test(keyword)) return 'comparisons';
  if (PRICE.test(keyword)) return 'prices';
  if (CHOICE.test(keyword)) return 'choices';
  return 'topics';
}

/** The first letter large, as in a heading; the rest as people type it. */
export const sentence = (text: string): string => {
  const [first = '', ...rest] = text.trim();
  return first.toLocaleUpperCase('en') + rest.join('');
};

export const question = (text: string): string => `${sentence(text).replace(/[?.\s]+$/, '')}?`;

/** The things that "a vs b" holds against each other; empty where the text compares nothing by name. */
export function sidesOf(text: string): string[] {
  const sides = text
    .replace(/[:(–—|].*$/, '')
    .split(/\s+(?:vs\.?|versus)\s+/i)
    .map((side) => side.trim())
    .filter((side) => side !== '');
  return sides.length > 1 ? sides : [];
}
