import type { RevisionList_PageQuery } from '../../../../graphql/generated/features/content/editor/rail/RevisionList.ts';

export type Revision = RevisionList_PageQuery['contentRevisions']['nodes'][number];

/** Who or what wrote a revision. */
export function authorOf(revision: Pick<Revision, 'authorKind' | 'authorId' | 'authorName'>, viewerId: string | null): string {
  if (revision.authorKind === 'AI') return 'Writer';
  if (revision.authorKind === 'IMPORT') return 'Imported from WordPress';
  if (revision.authorKind === 'TOKEN') return revision.authorName ? `${revision.authorName}, API token` : 'API token';
  if (revision.authorId === null) return 'IGNY8';
  return revision.authorId === viewerId ? 'You' : (revision.authorName ?? 'Somebody who is gone');
}
