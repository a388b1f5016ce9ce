/** Each row of a file as what becomes of it: ready, a duplicate of an earlier row, or rejected with the reason. */
import { setImmediate } from 'node:timers/promises';
import { badInput, type FieldError } from '../../../platform/errors/app-error.ts';
import { keywordKey } from '../keyword-upsert.ts';
import { isCountry } from './countries.rules.ts';
import { RowFault } from './figures.rules.ts';
import type { KeywordFile } from './keyword-file.ts';
import { KeywordField } from './keyword-import.enums.ts';
import type { LayoutWish, SourceRow } from './layout.rules.ts';
import { type ReadingPlan, type ReadKeyword, rowReader } from './rows.rules.ts';

/** How a person corrects what was guessed. */
export interface KeywordMapping {
  columns: KeywordField[];
  hasHeader?: boolean | null | undefined;
  country?: string | null | undefined;
  currency?: string | null | undefined;
}

export type Outcome =
  | { kind: 'ready'; row: number; keyword: ReadKeyword }
  /** Its figures count as well: where both know something, the later row's word. */
  | { kind: 'duplicate'; row: number; keyword: ReadKeyword; firstRow: number }
  | { kind: 'rejected'; row: number; piece?: number | undefined; text: string; message: string };

/** What is told of a row is also kept, and no text in the database holds a zero. */
const storable = (text: string): string => text.replaceAll('\0', '\uFFFD');

const DRAWN_IN =
  'A quotation mark in this row is not closed where its cell ends, so rows below were read as a part of it. Mend it in the file.';

export const wishOf = (mapping: KeywordMapping | null | undefined): LayoutWish =>
  mapping ? { columns: mapping.columns.length, hasHeader: mapping.hasHeader ?? undefined } : {};

/** @throws BAD_USER_INPUT for a mapping that cannot be meant for this file. */
export function planOf({ layout }: KeywordFile, mapping: KeywordMapping | null | undefined): ReadingPlan {
  const fields = mapping?.columns ?? layout.columns.map(({ field }) => field);
  if (mapping) requireFit(mapping, layout.columns.length);
  if (!fields.includes(KeywordField.KEYWORD)) throw badInput({ path: 'mapping.columns', message: 'Say which column holds the keywords.' });
  return {
    // A list of lines has its volumes behind the keywords.
    fields: layout.kind === 'lines' ? [KeywordField.KEYWORD, KeywordField.VOLUME] : fields,
    country: mapping?.country ?? null,
    currency: mapping?.currency ?? layout.currency,
  };
}

export async function* understood(file: KeywordFile, plan: ReadingPlan): AsyncIterable<Outcome[]> {
  const read = rowReader(plan);
  const place = plan.fields.indexOf(KeywordField.KEYWORD);
  const seen = new Map<string, number>();
  const outcomeOf = ({ line: row, piece, cells, isBroken = false }: SourceRow): Outcome => {
    try {
      const keyword = read(cells);
      if (isBroken) throw new RowFault(DRAWN_IN);
      const key = keywordKey(keyword.text, keyword.country);
      const firstRow = seen.get(key);
      if (firstRow !== undefined) return { kind: 'duplicate', row, keyword, firstRow };
      seen.set(key, row);
      return { kind: 'ready', row, keyword };
    } catch (error) {
      if (!(error instanceof RowFault)) throw error;
      const text = (cells[place] ?? '').trim() || cells.filter((cell) => cell.trim() !== '').join(' ');
      return { kind: 'rejected', row, piece, text: storable([...text].slice(0, 200).join('')), message: storable(error.message) };
    }
  };
  for await (const rows of file.rows()) {
    yield rows.map(outcomeOf);
    // A piece of a file holds many batches: the program goes on answering between them, and hears of it when this is stopped.
    await setImmediate();
  }
}

function requireFit({ columns, country, currency }: KeywordMapping, width: number): void {
  const faults: FieldError[] = [];
  const fault = (field: string, message: string) => faults.push({ path: `mapping.${field}`, message });
  if (columns.length !== width)
    fault('columns', `The file has ${width} columns, and the mapping ${columns.length}. Give one field for each column.`);
  const used = columns.filter((field) => field !== KeywordField.IGNORE);
  const twice = used.find((field, at) => used.indexOf(field) !== at);
  if (twice) fault('columns', `Two columns are said to hold ${twice.toUpperCase()}. Let one of them be IGNORE.`);
  if (country != null && !isCountry(country)) fault('country', 'country must be two capital letters, as in US.');
  if (currency != null && !/^[A-Z]{3}$/.test(currency)) fault('currency', 'currency must be three capital letters, as in USD.');
  if (faults.length > 0) throw badInput(faults);
}
