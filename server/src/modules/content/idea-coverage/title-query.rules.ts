/** Text queries over titles, from the stems of what is looked for: a stem stands for every word that begins with it. */

export interface TitleQueries {
  /** Titles with all words of one way to say it. */
  every: string;
  /** With any two of its words. */
  two: string;
  /** With any. */
  one: string;
  /** Each word by itself: how many a title has. */
  words: string[];
}

/** Of a long text the first words say what it is about. */
const MOST_WORDS = 8;
/** Two letters begin too many words. */
const SHORTEST_BEGINNING = 3;

/** @param stems for each way to say it; the first is the one searched for. */
export function titleQueries(stems: string[][]): TitleQueries {
  const ways = stems.map((way) => way.slice(0, MOST_WORDS).map(term)).filter((way) => way.length > 0);
  const words = [...new Set(ways.flat())].slice(0, 2 * MOST_WORDS);
  const [first = []] = ways;
  return {
    every: ways.map((way) => `(${way.join(' & ')})`).join(' | '),
    two: first.flatMap((word, at) => first.slice(at + 1).map((other) => `(${word} & ${other})`)).join(' | '),
    one: first.join(' | '),
    words,
  };
}

function term(stem: string): string {
  // The stem of "battery" is "batteri".
  const beginning = stem.length > SHORTEST_BEGINNING ? stem.replace(/i$/, '') : stem;
  const quoted = `'${beginning.replace(/['\\]/g, (sign) => sign + sign)}'`;
  return beginning.length < SHORTEST_BEGINNING ? quoted : `${quoted}:*`;
}
