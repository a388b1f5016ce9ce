/**
 * Keywords that differ so little that a person may want one of them only: by accents, by the order of words, by singular
 * and plural. They are shown, never merged: "sites web" and "site web" are searched for by different people.
 */
import { languageReader } from '../clustering/language.rules.ts';
import { stemOf, wordsOf } from '../clustering/terms.rules.ts';
import { normalizeKeyword } from '../keyword/keyword-text.rules.ts';
import { NearDuplicateReason } from './keyword-import.enums.ts';

export interface NearDuplicates {
  texts: string[];
  /** The greatest difference among them, of accents, order and number. */
  reason: NearDuplicateReason;
}

/** Texts that are looked at for the language of the file. */
const SAMPLE = 500;
/** Plurals in -ves whose singular has an f; "gloves" has none. */
const VES = Object.fromEntries(
  'knife wife life leaf shelf loaf half wolf scarf calf thief elf hoof'.split(' ').map((one) => [one.replace(/fe?$/, 'ves'), one]),
);

/** @param texts no two of them the same keyword. */
export function nearDuplicatesOf(texts: string[]): NearDuplicates[] {
  const singular = singularIn(languageOf(texts));
  const groups = new Map<string, string[]>();
  for (const text of texts) {
    const key = wordsOf(folded(text)).map(singular).sort().join(' ');
    if (key === '') continue;
    const group = groups.get(key);
    if (group) group.push(text);
    else groups.set(key, [text]);
  }
  return [...groups.values()].filter((group) => group.length > 1).map((group) => ({ texts: group, reason: reasonOf(group) }));
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

function languageOf(texts: string[]): string {
  const step = Math.max(1, Math.ceil(texts.length / SAMPLE));
  const some = texts.filter((_, at) => at % step === 0);
  const read = languageReader(some);
  const counts = new Map<string, number>();
  for (const text of some) {
    const language = read(text);
    counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 'en';
}
