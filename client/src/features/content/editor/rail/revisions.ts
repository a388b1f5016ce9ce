import type { RevisionList_PageQuery } from '../../../../graphql/generated/features/content/editor/rail/RevisionList.ts';

export type Revision = RevisionList_PageQuery['contentRevisions']['nodes'][number];

/** Who or what wrote a revision. People are told apart only as you and others: the API names nobody else. */
export function authorOf(revision: Pick<Revision, 'authorKind' | 'authorId'>, viewerId: string | null): string {
  if (revision.authorKind === 'AI') return 'Writer';
  if (revision.authorKind === 'IMPORT') return 'Imported from WordPress';
  if (revision.authorKind === 'TOKEN') return 'API token';
  return revision.authorId !== null && revision.authorId === viewerId ? 'You' : 'Another person';
}
