/** Words of a keyword as stems: what the lexical likeness of keywords is made of. English; other languages keep their words. */
import { newStemmer } from 'snowball-stemmers';
import { normalizeKeyword } from '../keyword/keyword-text.rules.ts';

const stemmer = newStemmer('english');

// Words that say nothing about the topic. Modifiers such as "best" stay out too: they tell the kind of page, not its topic.
const EMPTY = new Set(
  (
    'a an and are as at be best by can cheap do does for from good great guide how i ideas in is it its make me my near of on online or review reviews should ' +
    'that the their them these they this tips to top use using versus vs was what when where which who why will with without you your'
  ).split(' '),
);

/** Letters and digits, with the signs that belong to names: c++, c#, .net, 4.5. */
const WORD = /\.?[\p{L}\p{N}]+(?:[.'’&-][\p{L}\p{N}]+)*[+#]*/gu;

export const wordsOf = (text: string): string[] => normalizeKeyword(text).match(WORD) ?? [];

export const isEmptyWord = (word: string): boolean => EMPTY.has(word);

/** Stems of the telling words; of all words, where none tells. */
export function stemsOf(text: string): string[] {
  const words = wordsOf(text);
  const telling = words.filter((word) => !EMPTY.has(word));
  return [...new Set((telling.length > 0 ? telling : words).map((word) => stemmer.stem(word)))];
}
