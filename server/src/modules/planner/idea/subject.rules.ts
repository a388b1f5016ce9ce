/**
 * Whether two titles (or searches) promise the same page. Words decide first; only where each says in other words what the
 * other leaves out is the meaning of those words asked for. A vector of the whole text would not do: with the sentence
 * encoder "shoes for flat feet" and "shoes for wide feet" stand at 0.96, "descale" and "remove limescale" of one machine at 0.83.
 */
import { stemOf, wordsOf } from '../clustering/terms.rules.ts';
import type { ContentStructure } from '../content-structure.rules.ts';
import { type PageKind, pageKindOf, sameFamily } from './page-kind.rules.ts';

export interface Subject {
  kind: PageKind;
  /** What it is about: the stem of each word that says so, with the word. */
  words: Map<string, string>;
}

/** What the meanings of two subjects must be asked for: the words that each has alone. */
export interface OpenQuestion {
  shared: number;
  left: string;
  right: string;
}

/** Too many words to stand for one thing. */
const MOST_OPEN_WORDS = 4;

// Words that tell the kind of a page, praise it, or hold a sentence together, but not what it is about.
const EMPTY = new Set(
  (
    'a an and any are as at be been but by can could did do does for from had has have how i if in into is it its me my of on onto or our ours ' +
    'should so some than that the their them then there these they this those to too was we were what will with would yes you your yourself ' +
    'vs versus compared compare comparison difference differences between better best top rated review reviews reviewed rating ratings our picks pick tested ' +
    'guide guides complete ultimate definitive full beginner explained explain everything know need need-to-know easy easily simple simply quick quickly fast ' +
    'step steps way ways tutorial instruction instructions ideal right proper properly really actually choose choosing chosen chose worth works work ' +
    'near nearby me buy purchase shop order online price prices sale cost costs average much service services company companies agency agencies ' +
    'cheap cheapest affordable budget low-cost recommended great good perfect new latest most more very just ' +
    'der die das ein eine einen einer eines und oder im in am an auf für mit von zu zum zur bei ist sind wie was beste besten bester test ' +
    'le la les un une des du de et ou au aux en dans pour avec sur est comment meilleur meilleure meilleurs meilleures avis ' +
    'el los las una unos unas y o del al para con por es cómo como mejor mejores opiniones ' +
    'il lo gli uno una e o di del della dei per con su è come migliore migliori ' +
    'os as um uma e ou do da dos das para com em é melhor melhores ' +
    'het een en van voor met op hoe beste'
  ).split(' '),
);

/** Of each line at most one entry fits a page: alike in meaning, and yet another page. A stroke stands between words for one entry. */
const RIVALS = [
  'small/mini/tiny/compact medium large/big/giant/huge xl',
  'black white red blue green yellow orange purple pink brown grey/gray gold silver beige',
  'men/man/male/mens women/woman/female/womens/ladies boy girl kid/child/toddler baby/infant teen/teenager senior/elderly adult',
  'spring summer autumn/fall winter christmas halloween easter thanksgiving',
  'daily weekly monthly yearly/annual hourly',
  'monday tuesday wednesday thursday friday saturday sunday',
  'indoor/inside outdoor/outside',
  'flat wide narrow high low round square long short thick thin deep shallow tall',
  'hot warm cold/iced frozen dry wet',
  'left right front back/rear upper lower/bottom',
  'breakfast lunch dinner brunch dessert snack',
  'dog/puppy cat/kitten horse rabbit bird fish hamster',
  'beginner/newbie intermediate advanced/professional/expert',
  'gas electric manual automatic solar cordless wired wireless',
  'keto paleo vegan vegetarian carnivore mediterranean',
  'buy sell rent lease',
  'install uninstall remove replace repair/fix clean store',
  'before during after',
  'increase/gain/raise decrease/lose/lower',
].map((line) => new Map(line.split(' ').flatMap((entry, at) => entry.split('/').map((word) => [stemOf(word), at] as const))));

const YEAR = /^(19|20)\d\d$/;
/** Where a title begins to praise itself. */
const SUBTITLE =
  /\s*(?:[:–—|(]|\s-\s|,\s|\bwithout\b|\bstep by step\b|\bin \d+ (?:easy |simple )?(?:steps|minutes)\b|\bat home\b|\bthis year\b)/i;

/** @param kind where it is known better than from the words. */
export function subjectOf(text: string, language = 'en', kind: PageKind = pageKindOf(text, language)): Subject {
  const main = text.split(SUBTITLE)[0]?.trim() ?? '';
  const words = contentWords(main, language);
  return { kind, words: words.size > 0 ? words : contentWords(text, language) };
}

/** The structure that was chosen says the kind where it can; an article or an import may be of any. */
export function kindOf(structure: ContentStructure, text: string, language = 'en'): PageKind {
  const said = pageKindOf(text, language);
  switch (structure) {
    case 'comparison':
    case 'review':
      return structure;
    case 'tutorial':
      return 'steps';
    case 'listicle':
      return said === 'list' || said === 'alternatives' ? said : 'choice';
    case 'product_page':
      return 'buy';
    case 'service_page':
      return 'service';
    case 'landing_page':
      return 'offer';
    case 'cluster_hub':
      return 'topic';
    default:
      return said;
  }
}

function contentWords(text: string, language: string): Map<string, string> {
  const words = new Map<string, string>();
  for (const word of wordsOf(text)) {
    const plain = word.replace(/['’]s$/, '');
    if (EMPTY.has(plain) || YEAR.test(plain)) continue;
    words.set(stemOf(plain, language), plain);
  }
  // Nothing but empty words: then those are what it is about.
  if (words.size === 0) for (const word of wordsOf(text)) words.set(stemOf(word, language), word);
  return words;
}

/** True or false where words tell; else what the meaning is to be asked of. */
export function sameSubject(a: Subject, b: Subject): boolean | OpenQuestion {
  if (!sameFamily(a.kind, b.kind)) return false;
  const left = [...a.words].filter(([stem]) => !b.words.has(stem));
  const right = [...b.words].filter(([stem]) => !a.words.has(stem));
  if (left.length === 0 && right.length === 0) return true;
  // One says more than the other: a page of its own.
  if (left.length === 0 || right.length === 0) return false;
  if (Math.max(left.length, right.length) > MOST_OPEN_WORDS) return false;
  if ([...left, ...right].some(([, word]) => /\d/.test(word))) return false;
  if (RIVALS.some((entries) => areRivals(entryOf(entries, left), entryOf(entries, right)))) return false;
  const shared = a.words.size - left.length;
  return { shared, left: left.map(([, word]) => word).join(' '), right: right.map(([, word]) => word).join(' ') };
}

const entryOf = (entries: Map<string, number>, words: [stem: string, word: string][]): number | undefined =>
  words.map(([stem]) => entries.get(stem)).find((at) => at !== undefined);

const areRivals = (a: number | undefined, b: number | undefined): boolean => a !== undefined && b !== undefined && a !== b;

/**
 * How near the words must be that two subjects do not share, as cosines of the sentence encoder. Of 37 pairs of different
 * pages made for this (flights/hotels, cover letter/resume, clean/repair) all that are no rivals of the list above lie at 0.28
 * to 0.63. Of 35 pairs that mean the same, 16 pass, at 0.65 to 0.89 (photo/picture, attorney/lawyer, fix/repair): rather an
 * idea twice, which a person dismisses, than one that is never seen.
 */
export const ALIKE = 0.65;
/** Where they share no word at all, everything hangs on this: repair bike/fixing bicycle 0.75. */
export const ALIKE_WITH_NOTHING_SHARED = 0.75;

export const meansTheSame = (question: OpenQuestion, cosine: number): boolean =>
  cosine >= (question.shared > 0 ? ALIKE : ALIKE_WITH_NOTHING_SHARED);
