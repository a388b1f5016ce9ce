/** What is said of posts that are not as we left them. Pure. */
import type { DriftKind } from '../../../graphql/generated/features/content/drift/DriftPage.ts';

export const driftLabel: Record<DriftKind, string> = {
  CHANGED: 'Changed in WordPress',
  TRASHED: 'In the trash of WordPress',
  DELETED: 'Deleted in WordPress',
};

/** Whether there is no post any more that could be brought in or published over. */
export const isGone = (kind: DriftKind): boolean => kind !== 'CHANGED';

/** What may be done with all that are chosen, and to how many of them each. */
export function deedsOf(chosen: readonly { id: string; kind: DriftKind }[]): { changed: string[]; gone: string[] } {
  const ids = (gone: boolean) => chosen.filter(({ kind }) => isGone(kind) === gone).map(({ id }) => id);
  return { changed: ids(false), gone: ids(true) };
}
