/** What a row of content says of where it stands, and what may be done with it. */
import type { ContentRow_ContentFragment } from '../../graphql/generated/lib/content/ContentRow.ts';
import type { ContentList_PageQuery } from '../../graphql/generated/lib/content/content-list.ts';
import type { StatusKind } from '../../ui/Status.tsx';

type Excerpt = NonNullable<ContentList_PageQuery['content']['nodes'][number]['excerpt']>;

export interface ContentRowData extends ContentRow_ContentFragment {
  /** Where its text holds what is searched for; nothing where nothing is, and empty where only the title does. */
  excerpt?: Excerpt | undefined;
}

type Facts = Pick<
  ContentRowData,
  'status' | 'source' | 'unpublishedChanges' | 'missingInWordPress' | 'externalId' | 'externalUrl' | 'wpStatus' | 'lastPublishAttempt'
> & { conflict: object | null };

/** Where a content stands in a publish that runs. */
export type Publishing = 'publishing' | 'waiting';

export interface ContentStanding {
  kind: Extract<StatusKind, 'draft' | 'published' | 'publishing' | 'waiting' | 'unpublished' | 'failed' | 'missing' | 'conflict'>;
  reason?: string;
}

/** What needs somebody most comes first. */
export function standingOf(content: Facts, publishing?: Publishing): ContentStanding {
  if (publishing) return { kind: publishing };
  if (content.missingInWordPress) {
    return { kind: 'missing', reason: content.externalId ? `Post ${content.externalId} was trashed or deleted` : 'Its post is gone' };
  }
  if (content.conflict) return { kind: 'conflict', reason: 'Changed in both places' };
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

/** @returns why nothing can be written to WordPress, or nothing when it can. */
export function writeObstacle({ siteActive, mayPublish }: PublishRights): string | undefined {
  if (!mayPublish) return 'your account may not publish';
  if (!siteActive) return 'the site is inactive';
}

/** @returns why it cannot be published, or nothing when it can. */
export function publishObstacle(
  content: Facts & { cluster?: unknown; deletedAt?: string | null },
  rights: PublishRights,
): string | undefined {
  const mayNot = writeObstacle(rights);
  if (mayNot) return mayNot;
  if (content.deletedAt) return 'it is deleted here';
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
  const parsed = URL.parse(url);
  return parsed ? parsed.pathname + parsed.search : url;
}
