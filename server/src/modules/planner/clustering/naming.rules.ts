/**
 * A name that a person would choose for a cluster: the phrase that most of its keywords share and others do not, longer
 * rather than one word, in the wording that is searched most. Where the keywords share no words, the one in their middle.
 */
import { isEmptyWord, stemOf, wordsOf } from './terms.rules.ts';

export interface NamedKeyword {
  text: string;
  /** Searches a month; unknown counts as none. */
  volume: number;
}

/** What a phrase of so many words is worth: one word alone says less than its coverage promises. */
const LENGTH_WORTH = [0, 0.65, 1.25, 1.4, 1.45];
/** Under this share of the cluster a phrase does not speak for it, and one word alone even less: then a whole keyword does. */
const MIN_COVERAGE = 0.35;
const MIN_WORD_COVERAGE = 0.7;

/**
 * @param clusters the keywords of each cluster, the most central first.
 * @param takenNames names of other clusters.
 * @returns a name for each, all different.
 */
export function nameClusters(clusters: NamedKeyword[][], takenNames: string[] = []): string[] {
  const spread = spreadOfPhrases(clusters);
  const taken = new Set(takenNames.map((name) => name.toLowerCase()));
  return clusters.map((keywords) => {
    const candidates = [...rankedPhrases(keywords, spread), ...keywords.map((keyword) => keyword.text)].map(titled);
    const name = candidates.find((candidate) => candidate && !taken.has(candidate.toLowerCase())) ?? candidates[0] ?? '';
    taken.add(name.toLowerCase());
    return name;
  });
}

/** The keywords at its heart. No counts: those change with every keyword that comes. */
export function describeCluster(keywords: NamedKeyword[]): string {
  const examples = keywords.slice(0, 4).map((keyword) => keyword.text.trim());
  return `${examples.join(', ')}${keywords.length > examples.length ? ' …' : ''}`;
}

function rankedPhrases(keywords: NamedKeyword[], spread: Map<string, number>): string[] {
  const weightOf = ({ volume }: NamedKeyword) => 1 + Math.log10(1 + volume);
  const total = keywords.reduce((sum, keyword) => sum + weightOf(keyword), 0);
  const found = new Map<string, { weight: number; keywords: number; words: number; forms: Map<string, number> }>();
  for (const keyword of keywords) {
    for (const { key, form, words } of phrasesOf(keyword.text)) {
      const phrase = found.get(key) ?? { weight: 0, keywords: 0, words, forms: new Map<string, number>() };
      phrase.weight += weightOf(keyword);
      phrase.keywords += 1;
      phrase.forms.set(form, (phrase.forms.get(form) ?? 0) + weightOf(keyword));
      found.set(key, phrase);
    }
  }
  return [...found]
    .map(([key, { weight, keywords: own, words, forms }]) => {
      const coverage = weight / total;
      const distinctiveness = own / (spread.get(key) ?? own);
      return {
        own,
        words,
        coverage,
        form: commonest(forms),
        worth: coverage * Math.sqrt(distinctiveness) * (LENGTH_WORTH[words] as number),
      };
    })
    .filter(({ own, words, coverage }) => own > 1 && coverage >= (words > 1 ? MIN_COVERAGE : MIN_WORD_COVERAGE))
    .sort((a, b) => b.worth - a.worth || a.form.localeCompare(b.form))
    .map(({ form }) => form);
}

/** In how many keywords of all clusters each phrase stands. */
function spreadOfPhrases(clusters: NamedKeyword[][]): Map<string, number> {
  const spread = new Map<string, number>();
  for (const keywords of clusters) {
    for (const { text } of keywords) for (const { key } of phrasesOf(text)) spread.set(key, (spread.get(key) ?? 0) + 1);
  }
  return spread;
}

/** Runs of one to four words that neither begin nor end with an empty one, each once: equal stems are one phrase. */
function phrasesOf(text: string): { key: string; form: string; words: number }[] {
  const words = wordsOf(text);
  const phrases = new Map<string, { key: string; form: string; words: number }>();
  for (let from = 0; from < words.length; from += 1) {
    if (isEmptyWord(words[from] as string)) continue;
    for (let size = 1; size < LENGTH_WORTH.length && from + size <= words.length; size += 1) {
      const run = words.slice(from, from + size);
      if (isEmptyWord(run.at(-1) as string)) continue;
      const key = run.map((word) => stemOf(word)).join(' ');
      if (!phrases.has(key)) phrases.set(key, { key, form: run.join(' '), words: size });
    }
  }
  return [...phrases.values()];
}

const commonest = (forms: Map<string, number>): string =>
  [...forms].sort(([a, x], [b, y]) => y - x || a.localeCompare(b)).map(([form]) => form)[0] ?? '';

const titled = (text: string): string => text.trim().charAt(0).toUpperCase() + text.trim().slice(1);
