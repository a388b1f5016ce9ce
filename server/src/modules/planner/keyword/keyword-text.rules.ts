/** How a keyword is compared: NFKC, lower case, single spaces, accents kept. At most 200 characters. */
export const MAX_KEYWORD = 200;

export const normalizeKeyword = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();

/** Of a text as it was given: whoever takes it in keeps it, and looks through it, as it is. */
const MOST_GIVEN = 5 * MAX_KEYWORD;

/** Why a text can't be a keyword, or null. Speaks of the text as it was given. */
export function keywordFault(text: string): string | null {
  const normalized = normalizeKeyword(text);
  if (normalized === '') return 'A keyword needs at least one character.';
  const length = [...normalized].length;
  if (length > MAX_KEYWORD)
    return `"${[...normalized].slice(0, 30).join('')}…" has ${length} characters; a keyword has at most ${MAX_KEYWORD}.`;
  if (text.length > MOST_GIVEN) return `"${text.slice(0, 30)}…" has ${text.length} characters; a keyword has at most ${MAX_KEYWORD}.`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for.
  if (/[\u0000-\u001f\u007f]/.test(normalized)) return "A keyword can't hold control characters.";
  return null;
}
