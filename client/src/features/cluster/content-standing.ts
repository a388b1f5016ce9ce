import type { ClusterContent_ListQuery } from '../../graphql/generated/features/cluster/ClusterContent.ts';
import type { StatusKind } from '../../ui/Status.tsx';

type Content = ClusterContent_ListQuery['content']['nodes'][number];

/** What a row says of where its content stands: what needs somebody first. */
export function contentStanding(
  content: Pick<Content, 'status' | 'wpStatus' | 'unpublishedChanges' | 'missingInWordPress' | 'lastPublishAttempt'>,
): { kind: StatusKind; reason?: string } {
  if (content.missingInWordPress) return { kind: 'missing' };
  const attempt = content.lastPublishAttempt;
  if (attempt?.state === 'RUNNING') return { kind: 'publishing' };
  if (attempt?.state === 'FAILED' && (content.status === 'DRAFT' || content.unpublishedChanges)) {
    return { kind: 'failed', reason: attempt.message ?? 'WordPress did not take it' };
  }
  if (content.status === 'PUBLISHED') return { kind: content.unpublishedChanges ? 'unpublished' : 'published' };
  return content.wpStatus === 'publish' ? { kind: 'draft', reason: 'Live in WordPress' } : { kind: 'draft' };
}
