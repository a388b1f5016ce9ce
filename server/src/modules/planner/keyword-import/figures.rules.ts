/**
 * Figures as keyword tools and spreadsheets write them, in English and in other countries' signs: "1,000", "1.000", "1 000",
 * "1K – 10K", "10K+", "< 10", "0.5", "$1.20", "—". Refuses what is no figure rather than guess.
 */

/** Why a row of a file cannot be taken; the message says it to a person. */
export class RowFault extends Error {}

export interface Range {
  from: number;
  /** Null where it has no upper end, or is one figure. */
  to: number | null;
}

export interface Money {
  amount: number;
  /** Three letters, where the figure itself says so. */
  currency: string | null;
}

const MAX_COUNT = 2_147_483_647;
const UNKNOWN = /^(?:[-–—‐−.…]+|n\s?\/?\s?[ad]|#n\/a|nan|null|none|unknown|not (?:available|set)|\(not set\))$/i;
const FACTORS: Record<string, number> = {
  k: 1e3,
  m: 1e6,
  b: 1e9,
  mil: 1e3,
  tsd: 1e3,
  mio: 1e6,
  mrd: 1e9,
  тыс: 1e3,
  млн: 1e6,
  万: 1e4,
  億: 1e8,
  亿: 1e8,
};
const DIGITS = String.raw`\d(?:[\d.,'’\s]*\d)?`;
const FIGURE = new RegExp(String.raw`^(${DIGITS})\s*(${Object.keys(FACTORS).join('|')})?\.?$`, 'iu');
const RANGE = new RegExp(String.raw`^(${DIGITS}\s*\p{L}{0,3}\.?)\s*(?:[-–—]|to|bis|à)\s*(${DIGITS}\s*\p{L}{0,3}\.?)$`, 'iu');

/** What is longer is no figure. The patterns look at a cell from each of its places: at a megabyte of them they would never end. */
const LONGEST = 100;

/** A cell that is to be a figure, without the space around it. @param what it is not, where it is too long for one. */
function figureCell(text: string, what: string): string {
  const plain = text.trim();
  if (plain.length > LONGEST) throw new RowFault(`“${cut(plain)}” is not ${what}.`);
  return plain;
}

export const isUnknown = (text: string): boolean => text === '' || UNKNOWN.test(text);

/** Searches a month. */
export function readCount(text: string): Range | null {
  const plain = figureCell(text, 'a number of searches');
  if (isUnknown(plain)) return null;
  const [, low, high] = RANGE.exec(plain) ?? [];
  if (low !== undefined && high !== undefined) return rangeOf(plain, count(low, plain), count(high, plain));
  if (/^[<≤]/.test(plain)) return { from: 0, to: count(plain.slice(1).replace('=', ''), plain) };
  return { from: count(plain.replace(/^[>≥]=?|\+$/g, ''), plain), to: null };
}

/** 0 to 100. */
export function readDifficulty(text: string): number | null {
  const plain = figureCell(text, 'a difficulty');
  if (isUnknown(plain)) return null;
  const value = Math.round(figureOf(plain.replace(/\s*(?:%|\/\s?100)$/, ''), 'amount') ?? Number.NaN);
  if (!(value >= 0 && value <= 100)) throw new RowFault(`“${cut(plain)}” is not a difficulty. It must be 0 to 100.`);
  return value;
}

const SIGNS: Record<string, string> = {
  $: 'USD',
  us$: 'USD',
  a$: 'AUD',
  au$: 'AUD',
  c$: 'CAD',
  ca$: 'CAD',
  r$: 'BRL',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '₹': 'INR',
  '₩': 'KRW',
  '₽': 'RUB',
  '₺': 'TRY',
  '₴': 'UAH',
  '₫': 'VND',
  '฿': 'THB',
  '₱': 'PHP',
  '₪': 'ILS',
  zł: 'PLN',
  kč: 'CZK',
};
const SIGN = String.raw`(?:[A-Za-z]{0,2}\$|[€£¥₹₩₽₺₴₫฿₱₪]|zł|Zł|Kč|kč|[Kk]r\.?|[A-Z]{3})`;
const MONEY = new RegExp(String.raw`^(${SIGN})?\s*([\d.,'’\s]*\d)\s*(${SIGN})?$`, 'u');

export function readMoney(text: string): Money | null {
  const plain = figureCell(text, 'a price');
  if (isUnknown(plain)) return null;
  const [lowest = plain] = plain.split(/\s+[-–—]\s+/);
  const [, before, digits, after] = MONEY.exec(lowest) ?? [];
  const amount = digits === undefined ? null : figureOf(digits, 'amount');
  if (amount === null) throw new RowFault(`“${cut(plain)}” is not a price. Write it as in 1.20.`);
  const sign = (before ?? after)?.toLowerCase();
  return { amount, currency: sign === undefined ? null : (SIGNS[sign] ?? (/^[a-z]{3}$/.test(sign) ? sign.toUpperCase() : null)) };
}

export function readCurrency(text: string): string | null {
  const plain = text.trim();
  if (isUnknown(plain)) return null;
  const code = SIGNS[plain.toLowerCase()] ?? plain.toUpperCase();
  if (!/^[A-Z]{3}$/.test(code)) throw new RowFault(`“${cut(plain)}” is not a currency. Write three letters, as in USD.`);
  return code;
}

/** Whether a cell holds a figure, a price or a share, or says that there is none: whether it is no text. */
export function isFigure(text: string): boolean {
  const plain = text.trim();
  if (plain.length > LONGEST) return false;
  if (isUnknown(plain)) return plain !== '';
  const bare = plain.replace(/^[<>≤≥+-]=?\s*/, '').replace(/\s*[%+]$/, '');
  return FIGURE.test(bare) || RANGE.test(plain) || MONEY.test(bare);
}

function rangeOf(text: string, from: number, to: number): Range {
  if (to < from) throw new RowFault(`The range “${cut(text)}” ends before it begins.`);
  return { from, to };
}

function count(text: string, whole: string): number {
  const value = figureOf(text, 'count');
  if (value === null) throw new RowFault(`“${cut(whole)}” is not a number of searches. Write it in figures, as in 1200 or 1.2K.`);
  if (value > MAX_COUNT) throw new RowFault(`“${cut(whole)}” is more than anybody searches.`);
  return Math.round(value);
}

/** "1.000" is a thousand where things are counted, and one where money is. */
function figureOf(text: string, kind: 'count' | 'amount'): number | null {
  const [, digits, unit] = FIGURE.exec(text.trim()) ?? [];
  if (digits === undefined) return null;
  const factor = unit === undefined ? 1 : (FACTORS[unit.toLowerCase()] ?? 1);
  const plain = digits.replace(/['’\s]/g, '');
  const number = Number(withDecimalPoint(plain, kind === 'count' && factor === 1));
  return Number.isFinite(number) ? Number((number * factor).toPrecision(15)) : null;
}

function withDecimalPoint(digits: string, counted: boolean): string {
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  if (last < 0) return digits;
  const sign = digits[last] as string;
  const other = sign === '.' ? ',' : '.';
  if (digits.includes(other)) return `${digits.slice(0, last).replaceAll(other, '')}.${digits.slice(last + 1)}`;
  const groups = digits.split(sign);
  const inThrees = groups.slice(1).every((group) => group.length === 3) && (groups[0] as string).length <= 3 && groups[0] !== '0';
  if (inThrees && (groups.length > 2 || counted || sign === ',')) return groups.join('');
  return digits.replace(sign, '.');
}

const cut = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
