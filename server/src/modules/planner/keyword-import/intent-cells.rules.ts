/** Intent as files write it: words, their first letters, or the codes of the Semrush API. Of several the first counts. */
import type { Intent } from '../keyword/keyword.entity.ts';

const WRITTEN: Record<string, Intent> = {
  informational: 'informational',
  information: 'informational',
  i: 'informational',
  '1': 'informational',
  commercial: 'commercial',
  'commercial investigation': 'commercial',
  c: 'commercial',
  '0': 'commercial',
  transactional: 'transactional',
  t: 'transactional',
  '3': 'transactional',
  navigational: 'navigational',
  n: 'navigational',
  '2': 'navigational',
};

/** @returns null where no known intent is named: Ahrefs also lists "Branded" and "Local" there. */
export function readIntent(text: string): Intent | null {
  for (const part of text.toLowerCase().split(/[,;|]/)) {
    const intent = WRITTEN[part.trim()];
    if (intent) return intent;
  }
  return null;
}
