/** Text out of made-up words: frequencies by Zipf's law, so that some words are everywhere and most are rare. The same for the same seed. */
import { randomOf } from './random.ts';

const VOCABULARY = 30_000;
const STARTS = [
  'b',
  'br',
  'c',
  'ch',
  'd',
  'f',
  'fl',
  'g',
  'gr',
  'h',
  'k',
  'l',
  'm',
  'n',
  'p',
  'pl',
  'r',
  's',
  'st',
  't',
  'tr',
  'v',
  'w',
  'z',
];
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ai', 'ea', 'ou'];
const ENDS = ['', '', '', 'l', 'm', 'n', 'r', 's', 'nd', 'st'];

/** The word at a rank by frequency, 0 the commonest. */
export const wordOfRank = (rank: number): string => {
  let word = '';
  // Mixed, so that neighbours by frequency are no neighbours by spelling.
  for (let rest = (rank * 7919 + 13) % 1_000_003, parts = rank < 100 ? 1 : 2; parts > 0 || rest > 2_000; parts -= 1) {
    const of = (parts: readonly string[]): string => {
      const part = parts[rest % parts.length] as string;
      rest = Math.floor(rest / parts.length);
      return part;
    };
    word += of(STARTS) + of(VOWELS) + of(ENDS);
  }
  return word;
};

export interface MadeUpText {
  /** At least 0, below 1. */
  random(): number;
  /** A whole number below the limit. */
  upTo(limit: number): number;
  oneOf<T>(list: readonly T[]): T;
  words(count: number): string;
  title(): string;
  /** Paragraphs and headings as WordPress blocks. */
  body(characters: number): string;
}

export function madeUpText(seed: number): MadeUpText {
  const random = randomOf(seed);
  const upTo = (limit: number): number => Math.floor(random() * limit);
  const oneOf = <T>(list: readonly T[]): T => list[upTo(list.length)] as T;
  const vocabulary = Array.from({ length: VOCABULARY }, (_, rank) => wordOfRank(rank));
  // Frequency falls with the rank: a rank even in its logarithm.
  const word = (): string => vocabulary[Math.floor(Math.exp(random() * Math.log(VOCABULARY))) - 1] as string;
  const words = (count: number): string => Array.from({ length: count }, word).join(' ');
  const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
  const sentence = (): string => `${capital(words(6 + upTo(16)))}.`;
  return {
    random,
    upTo,
    oneOf,
    words,
    title: () => capital(words(3 + upTo(7))),
    body: (characters) => {
      let html = '';
      while (html.length < characters) {
        html += `<!-- wp:heading -->\n<h2 class="wp-block-heading">${capital(words(3 + upTo(4)))}</h2>\n<!-- /wp:heading -->\n\n`;
        for (let paragraphs = 1 + upTo(4); paragraphs > 0; paragraphs -= 1) {
          const sentences = Array.from({ length: 2 + upTo(4) }, sentence).join(' ');
          html += `<!-- wp:paragraph -->\n<p>${sentences}</p>\n<!-- /wp:paragraph -->\n\n`;
        }
      }
      return html;
    },
  };
}
