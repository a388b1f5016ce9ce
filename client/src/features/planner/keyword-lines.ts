/**
 * Keywords out of pasted text: one a line, with a volume behind a tab, a comma or a semicolon where there is one. What
 * cannot be a keyword is told apart before anything is sent; the rules are those of the server.
 */
export interface PastedKeyword {
  /** From 1. */
  line: number;
  text: string;
  volume?: number;
  volumeMax?: number;
}

export interface RejectedLine {
  line: number;
  text: string;
  reason: string;
}

export interface PastedKeywords {
  keywords: PastedKeyword[];
  rejected: RejectedLine[];
  /** Lines that say the same keyword again; the last volume counts. */
  repeated: number;
  withVolume: number;
}

const MAX_CHARACTERS = 200;
const MAX_VOLUME = 2_147_483_647;

const FIGURE = String.raw`\d[\d.,  ]*\s?[kKmM]?`;
const VOLUME = new RegExp(String.raw`^(${FIGURE})(?:\s*[-–—]\s*(${FIGURE}))?$`);
const AT_THE_END = /^(.*?\S)\s*[,;]\s*((?:\d{1,3}(?:[,. ]\d{3})+|\d+(?:\.\d+)?\s?[kKmM]?)(?:\s*[-–—]\s*\d+(?:\.\d+)?\s?[kKmM]?)?)$/;
const UNKNOWN = /^(?:[-–—]|n\/?a)?$/i;
const HEADING = /^"?(?:keywords?|search terms?|query|phrase)"?\s*(?:[\t,;].*)?$/i;

export function readKeywordLines(pasted: string): PastedKeywords {
  const rejected: RejectedLine[] = [];
  const found = new Map<string, PastedKeyword>();
  let repeated = 0;
  for (const [at, raw] of pasted.split(/\r\n|\n|\r/).entries()) {
    const line = at + 1;
    if (raw.trim() === '' || (found.size === 0 && rejected.length === 0 && HEADING.test(raw.trim()))) continue;
    const read = readLine(raw);
    if (typeof read === 'string') {
      rejected.push({ line, text: raw.trim(), reason: read });
      continue;
    }
    const key = normalized(read.text);
    const before = found.get(key);
    if (before) repeated += 1;
    found.set(key, { ...before, ...read, text: before?.text ?? read.text, line: before?.line ?? line });
  }
  const keywords = [...found.values()];
  return { keywords, rejected, repeated, withVolume: keywords.filter(({ volume }) => volume !== undefined).length };
}

/** Answers the reason where a line cannot be used. */
function readLine(raw: string): Omit<PastedKeyword, 'line'> | string {
  const [text, volume] = split(raw);
  const fault = faultOf(text);
  if (fault) return fault;
  if (volume === undefined || UNKNOWN.test(volume)) return { text };
  const [, from, to] = VOLUME.exec(volume) ?? [];
  if (from === undefined) return `“${volume}” is not a volume. Write it in figures, as in 1200 or 1.2K.`;
  const [low, high] = [figure(from), to === undefined ? undefined : figure(to)];
  if (low > MAX_VOLUME || (high ?? 0) > MAX_VOLUME) return `A volume of ${volume} is more than anybody searches.`;
  if (high !== undefined && high < low) return `The range ${volume} ends before it begins.`;
  return high === undefined ? { text, volume: low } : { text, volume: low, volumeMax: high };
}

function split(raw: string): [text: string, volume?: string] {
  if (raw.includes('\t')) {
    const [text = '', volume] = raw.split('\t').map(unquoted);
    return volume === undefined ? [text] : [text, volume];
  }
  const quoted = /^\s*"((?:[^"]|"")*)"\s*[,;]\s*"?(.*?)"?\s*$/.exec(raw);
  if (quoted) return [(quoted[1] as string).replaceAll('""', '"').trim(), (quoted[2] as string).trim()];
  // A comma may as well belong to the keyword: only one with a figure behind it sets the volume apart.
  const [, text, volume] = AT_THE_END.exec(raw.trim()) ?? [];
  return text === undefined ? [unquoted(raw.replace(/[,;]\s*$/, ''))] : [unquoted(text), volume];
}

const unquoted = (text: string): string =>
  text
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .replaceAll('""', '"')
    .trim();

/** "1,200" and "1.200" are 1200, "1.2K" is 1200. */
function figure(text: string): number {
  const [, digits = '', unit = ''] = /^([\d., {2}]+?)\s?([kKmM]?)$/.exec(text.trim()) ?? [];
  const factor = { k: 1_000, m: 1_000_000 }[unit.toLowerCase()];
  if (factor) return Math.round(Number.parseFloat(digits.replace(',', '.')) * factor);
  return /^\d+[.,]\d{1,2}$/.test(digits) ? Math.round(Number.parseFloat(digits.replace(',', '.'))) : Number(digits.replace(/[., ]/g, ''));
}

const normalized = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();

function faultOf(text: string): string | undefined {
  const plain = normalized(text);
  if (plain === '') return 'There is no keyword on this line.';
  const length = [...plain].length;
  if (length > MAX_CHARACTERS) return `It has ${length} characters; a keyword has at most ${MAX_CHARACTERS}.`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for.
  if (/[\u0000-\u001f\u007f]/.test(plain)) return 'It holds control characters.';
}
