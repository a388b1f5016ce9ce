/** Countries by their two letters, or by their name in the languages in which tools write files. */
import { isUnknown, RowFault } from './figures.rules.ts';

const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'sv', 'da', 'nb', 'tr'];
const MORE_NAMES: Record<string, string> = {
  uk: 'GB',
  'great britain': 'GB',
  england: 'GB',
  usa: 'US',
  'u.s.': 'US',
  'united states of america': 'US',
  uae: 'AE',
  korea: 'KR',
  'czech republic': 'CZ',
  turkey: 'TR',
  holland: 'NL',
  macedonia: 'MK',
  'ivory coast': 'CI',
  vietnam: 'VN',
  russia: 'RU',
};
/** Regions that have two letters and are no country. */
const NO_COUNTRIES = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ', 'AC', 'CP', 'CQ', 'DG', 'EA', 'IC', 'TA']);
const EVERYWHERE = /^(?:all|all locations|global|world|worldwide|ww|international)$/;

let codes: Set<string> | undefined;
let names: Map<string, string> | undefined;

/** @returns two capital letters, or null where the text names no single country. @throws RowFault for what is no country. */
export function readCountry(text: string): string | null {
  const plain = text.trim();
  const lower = plain.toLowerCase();
  if (isUnknown(plain) || EVERYWHERE.test(lower)) return null;
  const [, local] = /^[a-z]{2,3}[-_]([a-z]{2})$/.exec(lower) ?? [];
  const code = (local ?? plain).toUpperCase();
  if (isCountry(code)) return code;
  const named = MORE_NAMES[lower] ?? byName().get(lower);
  if (named === undefined) throw new RowFault(`“${plain.slice(0, 40)}” is not a country. Write two letters, as in US.`);
  return named;
}

export function isCountry(code: string): boolean {
  codes ??= allCodes();
  return codes.has(code);
}

function allCodes(): Set<string> {
  const display = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const pairs = letters.flatMap((first) => letters.map((second) => first + second));
  // A code that was given up stands for another by now.
  return new Set(
    pairs.filter((code) => display.of(code) !== undefined && !NO_COUNTRIES.has(code) && new Intl.Locale(`und-${code}`).region === code),
  );
}

function byName(): Map<string, string> {
  if (names) return names;
  codes ??= allCodes();
  names = new Map();
  for (const language of LANGUAGES) {
    const display = new Intl.DisplayNames([language], { type: 'region' });
    for (const code of codes) {
      const name = display.of(code)?.toLowerCase();
      if (name && !names.has(name)) names.set(name, code);
    }
  }
  return names;
}
