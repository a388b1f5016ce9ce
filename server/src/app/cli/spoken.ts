/** Figures as people read them. */
export const count = (n: number, what: string): string => `${n.toLocaleString('en')} ${what}${n === 1 ? '' : 's'}`;

export function bytes(n: number): string {
  if (n < 1000) return count(n, 'byte');
  const units = ['kB', 'MB', 'GB', 'TB'];
  let value = n;
  let unit = -1;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value.toFixed(value < 10 ? 1 : 0)} ${units[unit]}`;
}

export const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} seconds`;

/** A list for one line: the first few, and how many more there are. */
export const listed = (items: string[], most = 8): string =>
  items.length <= most ? items.join(', ') : `${items.slice(0, most).join(', ')} and ${items.length - most} more`;
