/**
 * A textarea turns every newline into \n. What is saved keeps those it had: all of them where nothing was edited, and around
 * an edit those of its neighbourhood.
 */
const ANY_NEWLINE = /\r\n?/g;

/** The text as a textarea holds it. */
export const asTyped = (text: string): string => (text.includes('\r') ? text.replace(ANY_NEWLINE, '\n') : text);

/**
 * @param text as it was, with its own newlines
 * @param typed the text as the textarea holds it after an edit
 * @returns the edited text, its untouched parts exactly as they were
 */
export function keepNewlines(text: string, typed: string): string {
  if (!text.includes('\r')) return typed;
  const before = asTyped(text);
  if (before === typed) return text;

  const shorter = Math.min(before.length, typed.length);
  let head = 0;
  while (head < shorter && before[head] === typed[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === typed[typed.length - 1 - tail]) tail++;

  const keptHead = text.slice(0, placeOf(text, head));
  const keptTail = text.slice(placeOf(text, before.length - tail));
  const newline = lastNewline(keptHead) ?? firstNewline(keptTail) ?? firstNewline(text) ?? '\n';
  return keptHead + typed.slice(head, typed.length - tail).replaceAll('\n', newline) + keptTail;
}

/** Where in the text the place stands that the textarea counts as `typedPlace`. */
function placeOf(text: string, typedPlace: number): number {
  let skipped = 0;
  for (let at = text.indexOf('\r\n'); at !== -1 && at - skipped < typedPlace; at = text.indexOf('\r\n', at + 2)) skipped++;
  return typedPlace + skipped;
}

const firstNewline = (text: string): string | undefined => /\r\n|\r|\n/.exec(text)?.[0];

function lastNewline(text: string): string | undefined {
  const at = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
  if (at === -1) return undefined;
  return text[at] === '\n' && text[at - 1] === '\r' ? '\r\n' : text[at];
}
