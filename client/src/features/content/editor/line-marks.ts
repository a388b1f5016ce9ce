/** The lines of one text that the other has nowhere: enough to find the places that differ. */
export interface Line {
  text: string;
  differs: boolean;
}

/** Longer ones are shown as they are: to mark them would take longer than to read them. */
const MOST_LINES = 4_000;

export function markLines(text: string, other: string): Line[] | null {
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.length > MOST_LINES) return null;
  const others = new Set(other.split(/\r\n|\r|\n/).map((line) => line.trim()));
  return lines.map((line) => ({ text: line, differs: line.trim() !== '' && !others.has(line.trim()) }));
}
