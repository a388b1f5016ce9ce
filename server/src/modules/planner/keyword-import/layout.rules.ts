/**
 * What the beginning of a file tells of the whole: its delimiter, where its header stands, what each column holds. A file
 * without columns is a list, of lines or of pieces between commas. All of it is a guess that a mapping can correct.
 */
import { isFigure, readMoney } from './figures.rules.ts';
import { currencyOfHeader, fieldsOfHeaders, formatOfHeaders, isKeywordHeader, isKnownHeader } from './headers.rules.ts';
import { readIntent } from './intent-cells.rules.ts';
import { KeywordField, KeywordFileFormat } from './keyword-import.enums.ts';

/** A row as it stands in the file, with the number of the line on which it begins, from 1. */
export interface SourceRow {
  line: number;
  /** Which of its line it is, from 1, where a line holds several. */
  piece?: number;
  cells: string[];
  /** Whether a quotation mark that is not closed, or not where a cell ends, drew in lines that follow. */
  isBroken?: boolean;
}

/** The first rows of a file, cut with one delimiter; null where the file itself has cells. */
export interface Sample {
  delimiter: string | null;
  rows: SourceRow[];
}

export interface Layout {
  /** `lines`: a keyword a line, with a volume behind it or none. `pieces`: keywords between delimiters. */
  kind: 'table' | 'lines' | 'pieces';
  delimiter: string | null;
  format: KeywordFileFormat;
  headerLine: number | null;
  /** The line of the first row of data. */
  firstLine: number;
  columns: { header: string; field: KeywordField }[];
  /** Of the prices, where the header says it. */
  currency: string | null;
}

/** What a person says of a file, against the guess. */
export interface LayoutWish {
  columns?: number | undefined;
  hasHeader?: boolean | undefined;
}

/** Rows before the header that say where the file comes from. */
const MOST_PREAMBLE = 10;
/** Share of the rows that must agree. */
const MOST_ROWS = 0.9;
const ROWS_THAT_MAKE_A_TABLE = 5;

interface Candidate extends Sample {
  header: number;
  width: number;
  data: SourceRow[];
}

/** @param lines the first lines uncut; null where the file itself has cells. */
export function layoutOf(samples: Sample[], lines: SourceRow[] | null, wish: LayoutWish = {}): Layout {
  const candidates = samples.map((sample) => candidateOf(sample, wish.hasHeader));
  const table = wish.columns === 1 && lines ? undefined : (bestTable(candidates, wish.columns ?? null) ?? bestTable(candidates, null));
  if (table) return tableLayout(table);
  if (lines === null) return tableLayout(candidates[0] as Candidate);
  return listLayout(lines, wish);
}

function candidateOf({ delimiter, rows }: Sample, hasHeader: boolean | undefined): Candidate {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const header = hasHeader === false ? -1 : headerAt(filled);
  const real = header < 0 && hasHeader === true ? 0 : header;
  const data = filled.slice(real + 1);
  const width = Math.max(lastFilled(filled[real]?.cells ?? []), commonest(data.map(({ cells }) => cells.length)));
  return { delimiter, rows: filled, header: real, width, data };
}

/** A row that names keywords and has no figures; or one of words alone, with figures below. */
function headerAt(rows: SourceRow[]): number {
  const filled = rows.map(({ cells }) => cells.filter((cell) => cell.trim() !== ''));
  for (let at = 0; at <= Math.min(MOST_PREAMBLE, rows.length - 1); at += 1) {
    const cells = filled[at] as string[];
    const widest = filled.slice(0, at).every((before) => before.length < cells.length);
    const known = cells.some(isKeywordHeader) && (cells.length === 1 ? at === 0 : !cells.some(isFigure));
    if (known && widest) return at;
  }
  const [first, ...rest] = rows;
  if (!first || first.cells.length < 2 || rest.length === 0) return -1;
  const named = first.cells.every((cell) => !isFigure(cell)) && new Set(first.cells).size === first.cells.length;
  return named && figureColumns(rest, first.cells.length).length > 0 ? 0 : -1;
}

function bestTable(candidates: Candidate[], wanted: number | null): Candidate | undefined {
  const wide = candidates.filter(({ width }) => (wanted === null ? width >= 2 : width === wanted));
  const byWidth = (one: Candidate, other: Candidate) => other.width - one.width;
  const headed = wide.filter(({ rows, header }) => rows[header]?.cells.filter(isKnownHeader).length).sort(byWidth)[0];
  if (headed || wanted !== null) return headed ?? wide.sort(byWidth)[0];
  return wide.filter(isTable).sort(byWidth)[0];
}

function isTable({ delimiter, data, width, header }: Candidate): boolean {
  const agreeing = data.filter(({ cells }) => cells.length === width).length;
  if (delimiter === null) return true;
  if (delimiter === '\t') return agreeing >= data.length / 2;
  if (agreeing < data.length * MOST_ROWS) return false;
  const figures = figureColumns(data, width).length > 0;
  return data.length >= (figures || header >= 0 ? 2 : ROWS_THAT_MAKE_A_TABLE);
}

function tableLayout({ delimiter, rows, header, width, data }: Candidate): Layout {
  const headers = Array.from({ length: Math.max(1, width) }, (_, at) => rows[header]?.cells[at]?.trim() ?? '');
  const columns = headers.map((_, at) => data.map(({ cells }) => cells[at]?.trim() ?? '').filter((cell) => cell !== ''));
  const named = formatOfHeaders(headers, delimiter);
  const format = named === KeywordFileFormat.OTHER && isSearchConsole(columns) && header >= 0 ? KeywordFileFormat.SEARCH_CONSOLE : named;
  const fields =
    format === KeywordFileFormat.SEARCH_CONSOLE ? headers.map(() => KeywordField.IGNORE as KeywordField) : guess(headers, columns);
  if (format === KeywordFileFormat.SEARCH_CONSOLE) fields[0] = KeywordField.KEYWORD;
  const currencies = headers.filter((_, at) => fields[at] === KeywordField.CPC).map(currencyOfHeader);
  return {
    kind: 'table',
    delimiter,
    format,
    headerLine: rows[header]?.line ?? null,
    firstLine: data[0]?.line ?? (rows.at(-1)?.line ?? 0) + 1,
    columns: headers.map((text, at) => ({ header: text, field: fields[at] as KeywordField })),
    currency: currencies[0] ?? null,
  };
}

/** By the headers; where they say nothing, by what stands below them. */
function guess(headers: string[], columns: string[][]): KeywordField[] {
  const fields = fieldsOfHeaders(headers);
  const give = (field: KeywordField, fits: (cells: string[], at: number) => boolean) => {
    if (fields.includes(field)) return;
    const at = columns.findIndex((cells, column) => fields[column] === KeywordField.IGNORE && cells.length > 0 && fits(cells, column));
    if (at >= 0) fields[at] = field;
  };
  const unnamed = headers.every((header) => header === '');
  give(KeywordField.URL, (cells) => mostly(cells, (cell) => /^https?:\/\//.test(cell)));
  give(KeywordField.INTENT, (cells) => mostly(cells, (cell) => cell.length > 3 && readIntent(cell) !== null));
  give(KeywordField.KEYWORD, (cells) => mostly(cells, (cell) => /\p{L}{2}/u.test(cell) && !isFigure(cell)));
  give(KeywordField.KEYWORD, () => true);
  give(KeywordField.CPC, (cells) => unnamed && mostly(cells, (cell) => isFigure(cell) && priceSign(cell)));
  give(
    KeywordField.VOLUME,
    (cells) => unnamed && mostly(cells, isFigure) && !isCounter(cells) && !cells.some((cell) => cell.endsWith('%')),
  );
  return fields;
}

const priceSign = (cell: string): boolean => {
  try {
    return readMoney(cell)?.currency != null;
  } catch {
    return false;
  }
};

/** The localised file is known by its shape alone: a text, two counts, a share, a position. */
function isSearchConsole(columns: string[][]): boolean {
  if (columns.length !== 5) return false;
  const [texts, clicks, impressions, shares, positions] = columns as [string[], string[], string[], string[], string[]];
  const counted = (cells: string[]) => mostly(cells, (cell) => /^\d[\d.,\s’']*$/.test(cell));
  return (
    mostly(texts, (cell) => !isFigure(cell)) &&
    [clicks, impressions, positions].every(counted) &&
    mostly(shares, (cell) => /^\d+(?:[.,]\d+)?\s?%$/.test(cell))
  );
}

/** As much of a line's end as a volume may take: over a whole line that is long the pattern would never end. */
const VOLUME_AT_MOST = 100;
const LINE_WITH_VOLUME = /[,;]\s*[<>]?\s*\d[\d.,\s]*\s?[kKmM]?\+?\s*(?:[-–—]\s*\d[\d.,\s]*\s?[kKmM]?)?$/;

function listLayout(lines: SourceRow[], { hasHeader }: LayoutWish): Layout {
  const texts = lines.map(({ line, cells }) => ({ line, text: cells[0]?.trim() ?? '' })).filter(({ text }) => text !== '');
  const headed = hasHeader ?? (texts.length > 1 && isKeywordHeader((texts[0] as { text: string }).text.replace(/^"|"$/g, '')));
  const data = texts.slice(headed ? 1 : 0);
  const delimiter = pieceDelimiter(data.map(({ text }) => text));
  return {
    kind: delimiter === null ? 'lines' : 'pieces',
    delimiter,
    format: KeywordFileFormat.OTHER,
    headerLine: headed ? (texts[0]?.line ?? null) : null,
    firstLine: data[0]?.line ?? (texts.at(-1)?.line ?? 0) + 1,
    columns: [{ header: headed ? (texts[0]?.text ?? '') : '', field: KeywordField.KEYWORD }],
    currency: null,
  };
}

/** A comma here and there belongs to its keyword; commas on most lines part them. */
function pieceDelimiter(texts: string[]): string | null {
  const parted = (sign: string) =>
    texts.filter((text) => text.slice(0, -1).includes(sign) && !LINE_WITH_VOLUME.test(text.slice(-VOLUME_AT_MOST))).length;
  const [sign, count] = [';', ','].map((each) => [each, parted(each)] as const).sort((one, other) => other[1] - one[1])[0] as readonly [
    string,
    number,
  ];
  return count > texts.length / 2 ? sign : null;
}

function figureColumns(rows: SourceRow[], width: number): number[] {
  return Array.from({ length: width }, (_, at) => at).filter((at) => {
    const cells = rows.map(({ cells: own }) => own[at]?.trim() ?? '').filter((cell) => cell !== '');
    return cells.length > 0 && mostly(cells, isFigure);
  });
}

const isCounter = (cells: string[]): boolean =>
  cells.length > 1 && cells.every((cell, at) => at === 0 || Number(cell) === Number(cells[at - 1]) + 1);

const mostly = (cells: string[], fits: (cell: string) => boolean): boolean =>
  cells.length > 0 && cells.filter(fits).length >= cells.length * 0.8;

const lastFilled = (cells: string[]): number => cells.findLastIndex((cell) => cell.trim() !== '') + 1;

function commonest(numbers: number[]): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1] || other[0] - one[0])[0]?.[0] ?? 0;
}
