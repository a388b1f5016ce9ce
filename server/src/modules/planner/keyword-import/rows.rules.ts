/** A row of a file as a keyword: each cell read as what its column holds. Refuses a row with a reason, never with silence. */

import { detectIntent } from '../intent/intent.rules.ts';
import type { Intent } from '../keyword/keyword.entity.ts';
import { keywordFault } from '../keyword/keyword-text.rules.ts';
import { readCountry } from './countries.rules.ts';
import { RowFault, readCount, readCurrency, readDifficulty, readMoney } from './figures.rules.ts';
import { readIntent } from './intent-cells.rules.ts';
import { KeywordField } from './keyword-import.enums.ts';

export interface ReadKeyword {
  text: string;
  volume: number | null;
  volumeMax: number | null;
  difficulty: number | null;
  cpc: number | null;
  cpcCurrency: string | null;
  intent: Intent;
  /** Whether the intent was detected here; otherwise the file names it. */
  intentDetected: boolean;
  country: string | null;
}

export interface ReadingPlan {
  fields: KeywordField[];
  /** For rows that name none. */
  country: string | null;
  currency: string | null;
}

/** A quotation mark that is not closed swallows what follows. */
const MOST_LINES = 5;

/** @returns a reader of rows. It throws RowFault for a row that cannot be taken. */
export function rowReader({ fields, country, currency }: ReadingPlan): (cells: string[]) => ReadKeyword {
  const at = (field: KeywordField) => fields.indexOf(field);
  const places = {
    keyword: at(KeywordField.KEYWORD),
    volume: at(KeywordField.VOLUME),
    difficulty: at(KeywordField.DIFFICULTY),
    cpc: at(KeywordField.CPC),
    currency: at(KeywordField.CURRENCY),
    intent: at(KeywordField.INTENT),
    country: at(KeywordField.COUNTRY),
  };
  return (cells) => {
    const cell = (place: number): string => (place < 0 ? '' : (cells[place] ?? ''));
    const text = cell(places.keyword).trim();
    requireText(text);
    const extra = cells.slice(fields.length).filter((each) => each.trim() !== '').length;
    if (extra > 0)
      throw new RowFault(
        `This row has ${fields.length + extra} columns where the file has ${fields.length}. Put its texts in quotation marks.`,
      );
    const volume = readCount(cell(places.volume));
    const price = readMoney(cell(places.cpc));
    const priceCurrency = price?.currency ?? readCurrency(cell(places.currency)) ?? currency;
    const intent = readIntent(cell(places.intent));
    return {
      text,
      volume: volume?.from ?? null,
      volumeMax: volume?.to ?? null,
      difficulty: readDifficulty(cell(places.difficulty)),
      cpc: price?.amount ?? null,
      cpcCurrency: price ? priceCurrency : null,
      intent: intent ?? detectIntent(text),
      intentDetected: intent === null,
      country: readCountry(cell(places.country)) ?? country,
    };
  };
}

function requireText(text: string): void {
  if (text === '') throw new RowFault('There is no keyword in this row.');
  const lines = text.split('\n').length;
  if (lines > MOST_LINES)
    throw new RowFault(
      `A quotation mark opens here and closes ${lines - 1} lines below, so all between was read as one keyword. Mend it in the file.`,
    );
  if (text.includes('\uFFFD')) throw new RowFault('Some of its characters cannot be read. Save the file as UTF-8.');
  const fault = keywordFault(text);
  if (fault !== null) throw new RowFault(fault);
}
