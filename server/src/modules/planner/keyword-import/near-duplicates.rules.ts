/**
 * Keywords that differ so little that a person may want one of them only: by accents, by the order of words, by singular
 * and plural. They are shown, never merged: "sites web" and "site web" are searched for by different people.
 */
import { stemOf, wordsOf } from '../clustering/terms.rules.ts';
import { normalizeKeyword } from '../keyword/keyword-text.rules.ts';
import { NearDuplicateReason } from './keyword-import.enums.ts';

export interface NearDuplicates {
  texts: string[];
  /** The greatest difference among them, of accents, order and number. */
  reason: NearDuplicateReason;
}

/** What tells the language of a file. */
const SMALL_WORDS: Record<string, string> = {
  en: 'the a of for to in and with is how what best near me can do your you it on vs',
  de: 'der die das den dem und für mit ohne ist wie was im zum zur von auf bei selber beste kaufen welche',
  fr: 'le la les des du de pour avec sans et un une au aux est comment en sur meilleur pas cher',
  es: 'el la los las de del para con sin y un una en es cómo como qué mejor mejores por',
  it: 'il lo la gli le di del della per con senza e un una in come cosa migliore migliori da',
  pt: 'o os as de do da dos para com sem e um uma em como que melhor melhores no na',
  nl: 'de het een van voor met zonder en is hoe wat in op beste kopen welke zelf',
  sv: 'en ett och för med utan är hur vad i på bästa till köpa av',
  da: 'en et og til med uden er hvordan hvad i på bedste af køb',
  no: 'en et og til med uten er hvordan hva i på beste av kjøp',
  fi: 'ja on miten mikä paras ilman kanssa osta',
  hu: 'a az és egy hogyan mi legjobb vagy nélkül',
  ro: 'cel mai și de la cu fără pentru cum ce un o',
  tr: 've bir için ile en iyi nasıl nedir fiyatları',
};
const LANGUAGES_OF_WORD = new Map<string, string[]>();
for (const [language, words] of Object.entries(SMALL_WORDS)) {
  for (const word of words.split(' ')) LANGUAGES_OF_WORD.set(word, [...(LANGUAGES_OF_WORD.get(word) ?? []), language]);
}
/** Plurals in -ves whose singular has an f; "gloves" has none. */
const VES = Object.fromEntries(
  'knife wife life leaf shelf loaf half wolf scarf calf thief elf hoof'.split(' ').map((one) => [one.replace(/fe?$/, 'ves'), one]),
);

/** Takes texts one by one, and groups those that are nearly the same. */
export class NearDuplicateFinder {
  readonly #singular: (word: string) => string;
  readonly #groups = new Map<string, Set<string>>();

  /** @param sample some of the texts, by which the language is told. */
  constructor(sample: string[]) {
    this.#singular = singularIn(languageOf(sample));
  }

  add(text: string): void {
    const key = wordsOf(folded(text)).map(this.#singular).sort().join(' ');
    if (key === '') return;
    const group = this.#groups.get(key);
    if (group) group.add(text);
    else this.#groups.set(key, new Set([text]));
  }

  found(): NearDuplicates[] {
    return [...this.#groups.values()]
      .filter((group) => group.size > 1)
      .map((group) => ({ texts: [...group], reason: reasonOf([...group]) }));
  }
}

function reasonOf(texts: string[]): NearDuplicateReason {
  const forms = texts.map(folded);
  if (new Set(forms).size === 1) return NearDuplicateReason.ACCENTS;
  const unordered = forms.map((form) => wordsOf(form).sort().join(' '));
  return new Set(unordered).size === 1 ? NearDuplicateReason.WORD_ORDER : NearDuplicateReason.PLURAL;
}

const FOLDED: Record<string, string> = { ß: 'ss', ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe', ı: 'i' };

const folded = (text: string): string =>
  normalizeKeyword(text)
    .normalize('NFD')
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .replace(/[ßøłđæœı]/g, (letter) => FOLDED[letter] as string)
    .normalize('NFC');

/** English by its endings, since its stems also join "university" and "universe"; other languages by their stems too. */
function singularIn(language: string): (word: string) => string {
  return language === 'en' ? englishSingular : (word) => stemOf(englishSingular(word), language);
}

/** One form for both numbers, though not always a word: boxes and box, cookies and cookie, houses and house. */
function englishSingular(word: string): string {
  const plain = word.replace(/['’]s$/, '');
  const one = VES[plain] ?? (plain.length > 3 && /[^su]s$/.test(plain) && !plain.endsWith('is') ? plain.slice(0, -1) : plain);
  return one.replace(/(?<=\p{L}{2})ie$/u, 'y').replace(/(?<=\p{L}(?:[sxzo]|ch|sh))e$/u, '');
}

/**
 * By the small words of the language, of which a file has many and a keyword few. English where they tell nothing: most of
 * what is lost then are plurals that do not end in s.
 */
function languageOf(texts: string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const word of wordsOf(text))
      for (const language of LANGUAGES_OF_WORD.get(word) ?? []) counts.set(language, (counts.get(language) ?? 0) + 1);
    if (/\p{Script=Cyrillic}/u.test(text)) counts.set('ru', (counts.get('ru') ?? 0) + 1);
  }
  const [first] = [...counts].sort((one, other) => other[1] - one[1]);
  return first?.[0] ?? 'en';
}
