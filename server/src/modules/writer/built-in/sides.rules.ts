/** What a phrase holds against what, and by what: the columns and rows of tables. */

import { sentence, wordsIn } from '../phrases.rules.ts';
import { meaningKey, singular } from './keyword-groups.rules.ts';

/** What stands behind the last side and is none: "for beginners", "reddit", "which is better", a year. */
const TAIL = /\s+(?:(?:for|in|on|which|what|who|reddit|review|comparison|compared|19\d\d|20\d\d)\b.*)$/i;
const OF_DIFFERENCE = /^(?:what(?:['’]s| is| are)? )?(?:the )?differences? between (.+?) and (.+?)\??$/i;

/**
 * The things that "a vs b" holds against each other; empty where the text compares nothing by name.
 * @param phrases how else the cluster speaks of them.
 */
export function sidesOf(text: string, phrases: string[] = []): string[] {
  const difference = OF_DIFFERENCE.exec(text.trim());
  const sides = difference
    ? [difference[1] ?? '', difference[2] ?? '']
    : text
        .replace(/[:(–—|?].*$/, '')
        .split(/\s+(?:vs\.?|versus|compared (?:to|with))\s+/i)
        .map((side, index, all) => (index === all.length - 1 ? side.replace(TAIL, '') : side));
  const named = sides.map((side) => side.trim()).filter((side) => side !== '');
  return named.length > 1 ? withSharedNoun(named, phrases) : [];
}

/** "gooseneck vs electric kettle" compares a gooseneck kettle, where the cluster knows such a thing. */
function withSharedNoun(sides: string[], phrases: string[]): string[] {
  const noun = wordsIn(sides.at(-1) ?? '').at(-1);
  return sides.map((side) => {
    const whole = `${side} ${noun}`;
    const known = phrases.some((phrase) => ` ${phrase.toLowerCase()} `.includes(` ${whole.toLowerCase()} `));
    return known && !side.includes(' ') ? whole : side;
  });
}

const ABOUT_IT = /\s(?:reviews?|guide|tutorial|tips|ideas|prices?|cost|for .*|with .*|in .*)$/i;

/** What a draft is about, in the words in which keywords name it: "electric kettle" too, where the keyword is "electric kettle reviews". */
export function subjectsOf({ primaryKeyword, clusterName }: { primaryKeyword: string; clusterName: string }): string[] {
  const bare = primaryKeyword.replace(ABOUT_IT, '').replace(/^(?:the )?(?:best|top|how to \p{L}+)\s+(?:an?\s+|the\s+)?/iu, '');
  return distinct([primaryKeyword, bare, clusterName]);
}

/**
 * What a keyword asks about its subject: "Noise level" of "electric kettle noise level", "Temperature control" of "kettle
 * with temperature control"; null where it asks about nothing in particular.
 */
export function aspectOf(keyword: string, subjects: string[]): string | null {
  const feature = /\swith (?:an? |the )?(.+)$/i.exec(keyword)?.[1];
  if (feature) return sentence(feature);
  for (const subject of subjects) {
    const rest = behind(wordsIn(keyword), wordsIn(subject));
    if (rest && rest.length > 0 && !/^(for|in|on|near|without|and|or|to|of|at|from|by)$/i.test(rest[0] ?? ''))
      return sentence(rest.join(' '));
  }
  return null;
}

/** The kind that a keyword names before its subject: "Glass" of "glass electric kettle"; null where it names none. */
export function kindOf(keyword: string, subjects: string[]): string | null {
  for (const subject of subjects) {
    const rest = behind(wordsIn(keyword).reverse(), wordsIn(subject).reverse());
    if (rest && rest.length > 0) return sentence(rest.reverse().join(' '));
  }
  return null;
}

function behind(words: string[], start: string[]): string[] | null {
  const same = (word: string, index: number) => singular(word.toLowerCase()) === singular((words[index] ?? '').toLowerCase());
  return start.length > 0 && start.every(same) ? words.slice(start.length) : null;
}

/** A keyword as a line of a list about its subject: "Noise level", "For espresso"; else the keyword itself. */
export const labelOf = (keyword: string, subjects: string[]): string => {
  const use = / (for .+)$/i.exec(keyword)?.[1];
  return (
    aspectOf(keyword, subjects) ??
    (use && subjects.some((subject) => behind(wordsIn(keyword), wordsIn(subject))) ? sentence(use) : sentence(keyword))
  );
};

/** Each meaning once. */
export function distinct(phrases: string[]): string[] {
  const seen = new Set<string>();
  return phrases.filter((phrase) => {
    const key = meaningKey(phrase);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
