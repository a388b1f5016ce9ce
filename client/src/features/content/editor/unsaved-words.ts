import { ago } from '../../../lib/ago.ts';

interface Other {
  userName: string;
  updatedAt: string;
}

/** "Jonas typed here 2 minutes ago and has not saved". */
export function wordsOf(others: readonly Other[], now: number): string {
  const [newest, ...rest] = others;
  if (!newest) return '';
  const when = ago(newest.updatedAt, Math.max(now, Date.parse(newest.updatedAt)));
  if (rest.length === 0) return `${newest.userName} typed here ${when} and has not saved`;
  const also = rest.length === 1 ? (rest[0] as Other).userName : `${rest.length} others`;
  return `${newest.userName} (${when}) and ${also} typed here and have not saved`;
}

export const namesOf = (others: readonly Other[]): string => new Intl.ListFormat('en').format(others.map(({ userName }) => userName));
