/** The places of a text that hold what was searched for: the text as people read it, with a few words around each match. */
import type { SearchTerm } from './search-text.rules.ts';

export interface ExcerptPart {
  text: string;
  matched: boolean;
}

const WINDOW = 140;
const BEFORE = 50;
const MOST_PLACES = 2;
const ELLIPSIS = '…';

/** Parts that read as one line when put together; empty where the text holds none of the words. */
export function excerptOf(html: string, terms: readonly SearchTerm[]): ExcerptPart[] {
  const pattern = patternOf(terms);
  if (!pattern) return [];
  const text = plainText(html);
  const matches = [...text.matchAll(pattern)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    term: match.slice(1).findIndex((group) => group !== undefined),
  }));
  const parts: ExcerptPart[] = [];
  let end = 0;
  for (const [from, to] of placesOf(matches)) {
    const start = Math.max(end, wordStart(text, from - BEFORE));
    const stop = wordEnd(text, Math.max(start + WINDOW, to));
    say(start > end || (start > 0 && end === 0) ? `${ELLIPSIS} ` : '', false);
    let at = start;
    for (const match of matches) {
      if (match.from < at || match.to > stop) continue;
      say(text.slice(at, match.from), false);
      say(text.slice(match.from, match.to), true);
      at = match.to;
    }
    say(text.slice(at, stop), false);
    end = stop;
    if (stop < text.length) say(' ', false);
  }
  if (parts.length > 0 && end < text.length) say(ELLIPSIS, false);
  return parts;

  function say(said: string, matched: boolean): void {
    const last = parts.at(-1);
    if (last && last.matched === matched) last.text += said;
    else if (said !== '') parts.push({ text: said, matched });
  }
}

interface Match {
  from: number;
  to: number;
  term: number;
}

/** Where to look: the first place that holds the most of what was searched for, and one for what is not there; in their order. */
function placesOf(matches: readonly Match[]): [from: number, to: number][] {
  const places: [number, number][] = [];
  const seen = new Set<number>();
  while (places.length < MOST_PLACES) {
    let best: { match: Match; terms: Set<number> } | undefined;
    for (let first = 0; first < matches.length; first += 1) {
      const match = matches[first] as Match;
      if (seen.has(match.term)) continue;
      const terms = new Set<number>();
      for (let next = first; next < matches.length && (matches[next] as Match).to <= match.from + WINDOW - BEFORE; next += 1)
        terms.add((matches[next] as Match).term);
      terms.add(match.term);
      if (!best || terms.size > best.terms.size) best = { match, terms };
    }
    if (!best) break;
    places.push([best.match.from, best.match.to]);
    for (const term of best.terms) seen.add(term);
  }
  return places.sort(([a], [b]) => a - b);
}

const LETTER = String.raw`[\p{L}\p{M}\p{N}]`;

/** One group for each term, or null where there is nothing to find. */
function patternOf(terms: readonly SearchTerm[]): RegExp | null {
  const wanted = terms.filter((term) => !term.isLeftOut);
  // Each once: every place of the text is held against all of them.
  const groups = [...new Map(wanted.map((term) => [`${term.text.toLowerCase()} ${term.isBeginning}`, term])).values()]
    .map(({ text, isBeginning }) => ({ words: text.match(new RegExp(`${LETTER}+`, 'gu')), isBeginning }))
    .filter(({ words }) => words !== null)
    .map(({ words, isBeginning }) => `(${words?.join(`[^\\p{L}\\p{M}\\p{N}]+`)}${isBeginning ? `${LETTER}*` : `(?!${LETTER})`})`);
  return groups.length > 0 ? new RegExp(`(?<!${LETTER})(?:${groups.join('|')})`, 'giu') : null;
}

/** How far a line is widened for a whole word; a text without spaces is cut inside. */
const LONGEST_WORD = 30;

function wordStart(text: string, at: number): number {
  if (at <= 0) return 0;
  const space = text.lastIndexOf(' ', at);
  return at - space <= LONGEST_WORD ? space + 1 : at;
}

function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const space = text.indexOf(' ', at);
  if (space === -1) return text.length - at <= LONGEST_WORD ? text.length : at;
  return space - at <= LONGEST_WORD ? space : at;
}

/** What is not read: how far it can be closed, what it is, and what stands for it. */
const PARTS = [
  [/^[\s\S]*-->/, /<!--[\s\S]*?-->/g, ' '],
  [/^[\s\S]*<\/(?:script|style)>/i, /<(?:script|style)\b[\s\S]*?<\/(?:script|style)>/gi, ' '],
  [/^[\s\S]*>/, /<\/?(?:b|strong|i|em|u|s|mark|small|sub|sup)(?:\s[^>]*)?>/gi, ''],
  [/^[\s\S]*>/, /<\/?[a-z][^>]*>/gi, ' '],
] as const;

/** HTML as people read it, on one line. What it leaves out is what content_search_plain of the migration leaves out. */
export function plainText(html: string): string {
  return decode(
    PARTS.reduce((text, [closing, part, said]) => {
      // Behind the last that closes, each that opens would be looked through to the end.
      const end = closing.exec(text)?.[0].length ?? 0;
      return text.slice(0, end).replace(part, said) + text.slice(end);
    }, html),
  )
    .replace(/\s+/g, ' ')
    .replace(/ (?=[.,;:!?)\]])/g, '')
    .trim();
}

/** The named entities from 160 to 255, in their order. */
const LATIN =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';
const ENTITIES = new Map<string, string>([
  ...LATIN.split(' ').map((name, n): [string, string] => [name, String.fromCodePoint(160 + n)]),
  ...Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", hellip: '…', ndash: '–', mdash: '—', bull: '•' }),
  ...Object.entries({ lsquo: '‘', rsquo: '’', sbquo: '‚', ldquo: '“', rdquo: '”', bdquo: '„', trade: '™', euro: '€', oelig: 'œ' }),
]);

const decode = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(\w{2,8}));/g, (whole, decimal, hex, name) => {
    if (name) return ENTITIES.get(name) ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole;
  });
