/** What can be counted in a text: its words, and where its keywords stand. Pure; reads HTML as text, knows no browser. */

/** A letter or figure and what hangs on it, or one sign of a script that puts no spaces between words. */
const UNSPACED = '\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}';
const WORD = new RegExp(
  `(?=\\p{L})[${UNSPACED}]|(?![${UNSPACED}])[\\p{L}\\p{N}](?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}]|['’\\-.,](?=[\\p{L}\\p{N}]))*`,
  'gu',
);
const UNSEEN = /<!--[\s\S]*?(?:-->|$)|<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi;
/** Within a line, tags part nothing: "half<b>way</b>" is one word. */
const INLINE_TAG = /<\/?(?:a|abbr|b|cite|code|em|i|kbd|mark|s|small|span|strong|sub|sup|u)(?=[\s/>])[^>]*>/gi;
const TAG = /<\/?[a-z](?:[^>"']|"[^"]*"|'[^']*')*>/gi;
const HEADING = /<h([1-6])\b[^>]*>([\s\S]*?)<\/h\1\s*>/gi;

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', rsquo: '’', lsquo: '‘', ndash: '–' };

const decoded = (text: string): string =>
  text.replace(/&(#x[\da-f]+|#\d+|[a-z]+);/gi, (entity, name: string) => {
    if (!name.startsWith('#')) return NAMED[name.toLowerCase()] ?? entity;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : entity;
  });

/** What a reader sees of the HTML, as plain text. */
export const textOf = (html: string): string =>
  decoded(html.replace(UNSEEN, ' ').replace(INLINE_TAG, '').replace(TAG, ' ')).replace(/\s+/g, ' ').trim();

export const countWords = (text: string): number => text.match(WORD)?.length ?? 0;

/** At the pace of an adult who reads for sense. */
export const readingMinutes = (words: number): number => Math.ceil(words / 220);

export interface KeywordUse {
  text: string;
  /** In title, headings and body together. */
  count: number;
  inTitle: boolean;
  inHeading: boolean;
}

/** Each keyword as a whole phrase, in any case; a hyphen counts as a space. */
export function keywordUses(keywords: readonly string[], title: string, html: string): KeywordUse[] {
  const headings = [...html.replace(UNSEEN, ' ').matchAll(HEADING)].map((match) => textOf(match[2] ?? '')).join(' \n ');
  const body = textOf(html);
  return keywords.map((text) => {
    const phrase = phraseOf(text);
    const inTitle = occurrences(phrase, title);
    return { text, count: inTitle + occurrences(phrase, body), inTitle: inTitle > 0, inHeading: occurrences(phrase, headings) > 0 };
  });
}

function phraseOf(keyword: string): RegExp | null {
  const words = keyword
    .trim()
    .split(/[\s\-‐‑–]+/)
    .filter(Boolean)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/['’]/g, "['’]"));
  if (words.length === 0) return null;
  return new RegExp(`(?<![\\p{L}\\p{N}])${words.join('[\\s\\-‐‑–]+')}(?![\\p{L}\\p{N}])`, 'giu');
}

const occurrences = (phrase: RegExp | null, text: string): number => (phrase && text.match(phrase)?.length) || 0;

/** "title, heading", as it is said beside the keyword. */
export function placesOf({ count, inTitle, inHeading }: KeywordUse): string {
  if (count === 0) return 'not used';
  return [inTitle && 'title', inHeading && 'heading'].filter(Boolean).join(', ') || 'body';
}
