/** Reads JSON that is still being written: what has come so far, closed where it was cut. */

/** @returns undefined while there is nothing to read yet, and for what is no JSON. */
export function readPartialJson(text: string): unknown {
  const from = text.search(/[{[]/);
  if (from < 0) return undefined;
  const closed = closedAtLastValue(text.slice(from));
  if (closed === undefined) return undefined;
  try {
    return JSON.parse(closed);
  } catch {
    return undefined;
  }
}

/** Cut behind the last place at which a value may end, with everything closed that is open there. */
function closedAtLastValue(text: string): string | undefined {
  const open: ('}' | ']')[] = [];
  let best: { end: number; tail: string } | undefined;
  let expectsKey = false;
  const mark = (end: number, quote = '') => {
    best = { end, tail: quote + open.toReversed().join('') };
  };
  const closed = () => (best === undefined ? undefined : text.slice(0, best.end) + best.tail);
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') {
      const isKey = expectsKey;
      const end = endOfString(text, at + 1);
      if (!isKey) mark(end.closed ? end.at + 1 : end.at, end.closed ? '' : '"');
      if (!end.closed) return closed();
      at = end.at;
      expectsKey = false;
    } else if (character === '{' || character === '[') {
      open.push(character === '{' ? '}' : ']');
      expectsKey = character === '{';
      mark(at + 1);
    } else if (character === '}' || character === ']') {
      open.pop();
      expectsKey = false;
      mark(at + 1);
      if (open.length === 0) return closed();
    } else if (character === ',') {
      // A number or a word ends here at the latest.
      mark(at);
      expectsKey = open.at(-1) === '}';
    }
  }
  return closed();
}

/** Where a string ends, or the last place at which a cut one may be closed: never inside an escape. */
function endOfString(text: string, from: number): { at: number; closed: boolean } {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '"') return { at, closed: true };
    if (text[at] !== '\\') continue;
    const length = text[at + 1] === 'u' ? 6 : 2;
    if (at + length > text.length) return { at, closed: false };
    at += length - 1;
  }
  return { at: text.length, closed: false };
}
