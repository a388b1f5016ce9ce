/** What the columns of a keyword file hold, and what is said about how it was read. */
import type { KeywordField, KeywordFileFormat } from '../../../graphql/generated/features/planner/import/KeywordImport.ts';

export const fieldNames: Record<KeywordField, string> = {
  KEYWORD: 'Keyword',
  VOLUME: 'Volume',
  DIFFICULTY: 'Difficulty',
  CPC: 'CPC',
  CURRENCY: 'Currency of the CPC',
  INTENT: 'Intent',
  COUNTRY: 'Country',
  URL: 'Address of a result',
  IGNORE: 'Leave out',
};

export const fields = Object.keys(fieldNames) as KeywordField[];

/** Each thing is in one column: what is chosen here is no longer taken from another. */
export const withField = (columns: readonly KeywordField[], column: number, field: KeywordField): KeywordField[] =>
  columns.map((current, at) => {
    if (at === column) return field;
    return current === field && field !== 'URL' ? 'IGNORE' : current;
  });

const formats: Record<KeywordFileFormat, string> = {
  AHREFS: 'An Ahrefs export',
  SEMRUSH_KEYWORDS: 'A Semrush Keyword Magic export',
  SEMRUSH_POSITIONS: 'A Semrush Positions export',
  SEMRUSH_API: 'An answer of the Semrush API',
  GOOGLE_KEYWORD_PLANNER: 'A Google Keyword Planner export',
  SEARCH_CONSOLE: 'A Search Console export',
  OTHER: '',
};

const delimiters: Record<string, string> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' };

interface Understood {
  format: KeywordFileFormat;
  encoding: string;
  delimiter: string | null;
  headerRow: number | null;
  fileName: string;
  columns: readonly unknown[];
}

/** "An Ahrefs export: UTF-16, columns parted by tabs, header in line 3". */
export function saidFile({ format, encoding, delimiter, headerRow, fileName, columns }: Understood): string {
  const sheet = /\.xlsx$/i.test(fileName);
  const name = formats[format] || (sheet ? 'A spreadsheet' : columns.length > 1 ? 'A table' : 'A list, one keyword a line');
  const parts = [
    sheet ? undefined : encoding.toUpperCase(),
    columns.length > 1 && delimiter ? `columns parted by ${delimiters[delimiter] ?? `“${delimiter}”`}` : undefined,
    headerRow === null ? 'no header line' : `header in line ${headerRow}`,
  ].filter(Boolean);
  return `${name}: ${parts.join(', ')}`;
}
