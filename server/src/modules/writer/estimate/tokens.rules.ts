/**
 * How many tokens a text takes, roughly: vendors count four characters of English to a token (help.openai.com, "What are
 * tokens"), and about one for each character of scripts beyond ASCII. An estimate, on the high side.
 */
const CHARACTERS_A_TOKEN = 4;
const TOKENS_A_WORD = 1.35;
/** The answer is JSON, with markup and punctuation beside the words. */
const AROUND_THE_WORDS = 1.25;

export function tokensOf(text: string): number {
  let ascii = 0;
  let other = 0;
  for (const character of text) {
    if (character < '\u0080') ascii += 1;
    else other += 1;
  }
  return Math.ceil(ascii / CHARACTERS_A_TOKEN + other);
}

export const tokensOfDraft = (words: number): number => Math.ceil(words * TOKENS_A_WORD * AROUND_THE_WORDS);
