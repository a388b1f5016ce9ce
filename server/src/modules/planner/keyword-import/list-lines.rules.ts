/** A line of a list: a keyword, in quotation marks or not, and perhaps its volume behind a comma or a semicolon. */
const AT_THE_END =
  /^(.*?\S)\s*[,;\t]\s*((?:[<>]\s?)?(?:\d{1,3}(?:[,. ]\d{3})+|\d+(?:\.\d+)?\s?[kKmM]?)\+?(?:\s*[-–—]\s*\d+(?:\.\d+)?\s?[kKmM]?)?)$/;

/** What is longer is no keyword, and no pattern looks for its parts: at a megabyte it would never end. */
const LONGEST = 2_000;

/** @returns the cells of a table with the columns keyword and volume. */
export function cellsOfLine(line: string): [keyword: string, volume: string] {
  if (line.trim().length > LONGEST) return [line.trim(), ''];
  const plain = line.trim().replace(/\s*[,;]$/, '');
  const quoted = /^"((?:[^"]|"")*)"(?:\s*[,;\t]\s*"?([^"]*)"?)?$/.exec(plain);
  if (quoted) return [unquoted(quoted[1] ?? ''), quoted[2]?.trim() ?? ''];
  const [, text = plain, volume = ''] = AT_THE_END.exec(plain) ?? [];
  return [unquoted(text), volume];
}

export const piecesOfLine = (line: string, delimiter: string): string[] =>
  line
    .split(delimiter)
    .map((piece) => unquoted(piece.trim().replace(/^"(.*)"$/, '$1')))
    .filter((piece) => piece !== '');

const unquoted = (text: string): string => text.replaceAll('""', '"').trim();
