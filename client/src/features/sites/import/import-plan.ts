/** What an import would come to, in counts and words. Pure. */
import type { ImportDialog_PreviewQuery } from '../../../graphql/generated/features/sites/import/ImportDialog.ts';
import { roughly } from '../../../lib/job-words.ts';
import { formatCount, plural } from '../../../lib/numbers.ts';

export type ImportPreview = ImportDialog_PreviewQuery['importPreview'];
export type PreviewType = ImportPreview['types'][number];

/** Only what changed since the last import, or all of it once more. */
export type Reach = 'changed' | 'all';

export const takenTypes = ({ types }: ImportPreview): PreviewType[] => types.filter((type) => type.contentType !== null);

/** Those that stay in WordPress alone; what there is none of needs no word. */
export const leftTypes = ({ types }: ImportPreview): PreviewType[] => types.filter((type) => type.contentType === null && type.count > 0);

export const toReadOf = (preview: ImportPreview, reach: Reach): number =>
  reach === 'changed' ? preview.toRead : takenTypes(preview).reduce((sum, { count }) => sum + count, 0);

/** @returns null where nobody knows; what was estimated is for `toRead`, and the rest takes as long for each. */
export function secondsOf(preview: ImportPreview, reach: Reach): number | null {
  const { estimatedSeconds, toRead } = preview;
  if (estimatedSeconds === null || reach === 'changed' || preview.changedSince === null) return estimatedSeconds;
  return toRead > 0 ? Math.round((estimatedSeconds / toRead) * toReadOf(preview, 'all')) : null;
}

/** "98,000 to read, about 9 minutes". */
export function sizeWords(preview: ImportPreview, reach: Reach): string {
  const toRead = toReadOf(preview, reach);
  if (toRead === 0) return reach === 'changed' && preview.changedSince ? 'No post has changed since' : 'Nothing to read but the terms';
  const seconds = secondsOf(preview, reach);
  return `${formatCount(toRead)} to read${seconds === null ? '' : `, about ${roughly(seconds)}`}`;
}

const names: Record<string, string> = { post: 'Posts', page: 'Pages', product: 'Products' };
export const typeName = (postType: string): string => names[postType] ?? postType;

/** "attachment (1,204), wp_block (3)". */
export const leftWords = (types: readonly PreviewType[]): string =>
  types.map(({ postType, count }) => `${postType} (${formatCount(count)})`).join(', ');

export const leftSummary = (types: readonly PreviewType[]): string =>
  `${plural(types.length, 'type')} ${types.length === 1 ? 'is' : 'are'} not taken`;
