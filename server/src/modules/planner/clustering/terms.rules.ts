/** Words of a keyword as stems: what the lexical likeness of keywords is made of. */
import { newStemmer, type Stemmer } from 'snowball-stemmers';
import { normalizeKeyword } from '../keyword/keyword-text.rules.ts';

/** Languages whose stems we know, by ISO 639-1. The words of others are taken as they are. */
const STEMMERS: Record<string, string> = {
  da: 'danish',
  nl: 'dutch',
  en: 'english',
  fi: 'finnish',
  fr: 'french',
  de: 'german',
  hu: 'hungarian',
  it: 'italian',
  no: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  es: 'spanish',
  sv: 'swedish',
  tr: 'turkish',
};

interface Stems {
  stemmer: Stemmer;
  /** Keywords say the same words again and again, and a stem takes longer to work out than all else about a word. */
  known: Map<string, string>;
}
const stems = new Map<string, Stems>();
const MOST_KNOWN = 100_000;

// Words that no name begins or ends with. Modifiers such as "best" are among them: they tell the kind of page, not its topic.
const EMPTY = new Set(
  (
    'a an and are as at be best by can cheap do does for from good great guide how i ideas in into is it its make me my near of on online or review reviews should ' +
    'that the their them these they this tips to top use using versus vs was what when where which who why will with without you your'
  ).split(' '),
);

/** Letters and digits, with the signs that belong to names: c++, c#, .net, 4.5. */
const WORD = /\.?[\p{L}\p{M}\p{N}]+(?:[.'’&-][\p{L}\p{M}\p{N}]+)*[+#]*/gu;
/** Scripts that set no spaces between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/u;
let segmenter: Intl.Segmenter | undefined;

export function wordsOf(text: string): string[] {
  const normalized = normalizeKeyword(text);
  if (!UNSPACED.test(normalized)) return normalized.match(WORD) ?? [];
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
  return [...segmenter.segment(normalized)].filter((part) => part.isWordLike).map((part) => part.segment);
}

export const isEmptyWord = (word: string): boolean => EMPTY.has(word);

export function stemOf(word: string, language = 'en'): string {
  const name = STEMMERS[language];
  if (!name) return word;
  let own = stems.get(name);
  if (!own) {
    own = { stemmer: newStemmer(name), known: new Map() };
    stems.set(name, own);
  }
  let stem = own.known.get(word);
  if (stem === undefined) {
    stem = own.stemmer.stem(word);
    if (own.known.size >= MOST_KNOWN) own.known.clear();
    own.known.set(word, stem);
  }
  return stem;
}
