/** What a row of the Content Manager says of its content, and what may be done with it. */
import type { ContentRow_ContentFragment } from '../../../graphql/generated/features/content/manager/ContentRow.ts';

export type ContentRowData = ContentRow_ContentFragment;
type Facts = Pick<
  ContentRowData,
  'status' | 'source' | 'unpublishedChanges' | 'missingInWordPress' | 'externalId' | 'externalUrl' | 'wpStatus' | 'lastPublishAttempt'
>;

/** Where a content stands in a publish that runs. */
export type Publishing = 'publishing' | 'waiting';

export interface ContentStanding {
  kind: 'draft' | 'published' | 'publishing' | 'waiting' | 'unpublished' | 'failed' | 'missing';
  reason?: string;
}

export function standingOf(content: Facts, publishing?: Publishing): ContentStanding {
  if (publishing) return { kind: publishing };
  if (content.missingInWordPress) {
    return { kind: 'missing', reason: content.externalId ? `Post ${content.externalId} was trashed or deleted` : 'Its post is gone' };
  }
  const attempt = content.lastPublishAttempt;
  const hasToBeSent = content.status === 'DRAFT' || content.unpublishedChanges;
  if (attempt?.state === 'FAILED' && hasToBeSent) return { kind: 'failed', reason: attempt.message ?? 'WordPress did not take it' };
  if (content.status === 'PUBLISHED') return { kind: content.unpublishedChanges ? 'unpublished' : 'published' };
  const there = content.wpStatus ? inWordPress[content.wpStatus] : undefined;
  return there ? { kind: 'draft', reason: there } : { kind: 'draft' };
}

/** A draft here that came from WordPress is something else there. */
const inWordPress: Record<string, string> = {
  publish: 'Live in WordPress',
  private: 'Private in WordPress',
  future: 'Scheduled in WordPress',
  pending: 'Pending in WordPress',
};

export interface PublishRights {
  siteActive: boolean;
  mayPublish: boolean;
}

/** @returns why it cannot be published, or nothing when it can. */
export function publishObstacle(content: Facts & { cluster?: unknown }, { siteActive, mayPublish }: PublishRights): string | undefined {
  if (!mayPublish) return 'your account may not publish';
  if (!siteActive) return 'the site is inactive';
  if (content.missingInWordPress) return 'its post is gone from WordPress';
  if (!content.cluster) return 'it needs a cluster first';
  if (content.status === 'PUBLISHED' && !content.unpublishedChanges) return 'there are no changes to send';
}

/** @returns why there is nothing to look at in WordPress, or nothing when there is. */
export function viewObstacle(content: Facts): string | undefined {
  if (content.missingInWordPress) return 'its post is gone';
  if (!content.externalUrl) return 'it is not there yet';
}

/** The address without its host: "/blog/flat-white/", with the query where WordPress has no pretty addresses. */
export function pathOf(url: string): string {
  try {
    const { pathname, search } = new URL(url);
    return pathname + search;
  } catch {
    return url;
  }
}
