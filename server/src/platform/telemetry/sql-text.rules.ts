/** A statement as it may be shown outside: its words without the values that stand in it. */

/** Texts, escaped and dollar-quoted ones among them, numbers that stand alone, and comments. Quoted names stay. */
const VALUES =
  /"(?:[^"]|"")*"|\b[eE]'(?:[^'\\]|''|\\[\s\S])*(?:'|$)|'(?:[^']|'')*(?:'|$)|\$([A-Za-z_]*)\$[\s\S]*?(?:\$\1\$|$)|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|(?<![\w$.])\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b/g;
const LONGEST = 2_000;

export function withoutValues(sql: string): string {
  const text = sql
    .slice(0, LONGEST * 4)
    .replace(VALUES, (found) => (found.startsWith('"') ? found : found.startsWith('--') || found.startsWith('/*') ? '' : '?'))
    // A list of many is one.
    .replace(/\?(?:\s*,\s*\?)+/g, '?, …');
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** What it does, as a name that few statements share: its first word. */
export const verbOf = (sql: string): string => /^\s*(\w+)/.exec(sql)?.[1]?.toUpperCase().slice(0, 20) ?? 'SQL';
