const units = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

const format = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** How long ago a moment was, in its largest unit: "just now", "2 hours ago", "yesterday". */
export function ago(moment: string, now = Date.now()): string {
  const seconds = Math.max(0, (now - Date.parse(moment)) / 1000);
  const [unit, size] = units.find(([, length]) => seconds >= length) ?? ['second', 1];
  return unit === 'second' ? 'just now' : format.format(-Math.floor(seconds / size), unit);
}
