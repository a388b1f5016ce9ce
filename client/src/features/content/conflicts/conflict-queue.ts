/** The conflicts of a site, the oldest first: read page by page, and settled one by one or many at once. */
import { useClient } from '@urql/solid';
import { failureOfOperation } from '../../../graphql/failure.ts';
import { ConflictsPage_ListDocument } from '../../../graphql/generated/features/content/conflicts/ConflictsPage.ts';
import { UNREACHABLE } from '../../../lib/failure.ts';
import { createQueue, type QueueItem } from '../queue/create-queue.ts';

export interface ConflictItem extends QueueItem {
  contentType: string;
  /** When it was found. */
  foundAt: string;
  /** When each side was changed last; that of WordPress may not be known. */
  changedHere: string;
  changedThere: string | null;
}

export interface ConflictQueueOptions {
  siteId: () => string;
  isBusy: () => boolean;
  isLocked: () => boolean;
}

export function createConflictQueue(options: ConflictQueueOptions) {
  const client = useClient();
  return createQueue<ConflictItem>({
    ...options,
    load: async (siteId, after, withTotal) => {
      const { data, error } = await client.query(
        ConflictsPage_ListDocument,
        { siteId, after, withTotal },
        { requestPolicy: 'network-only' },
      );
      if (!data || error) return { failure: error ? failureOfOperation(error) : UNREACHABLE };
      const { nodes, pageInfo, totalCount } = data.importConflicts;
      return {
        nodes: nodes.map(({ content, createdAt, wpModifiedAt }) => ({
          id: content.id,
          title: content.title,
          contentType: content.contentType,
          foundAt: createdAt,
          changedHere: content.updatedAt,
          changedThere: wpModifiedAt,
        })),
        endCursor: pageInfo.endCursor,
        hasMore: pageInfo.hasNextPage,
        total: totalCount,
      };
    },
  });
}

export type ConflictQueue = ReturnType<typeof createConflictQueue>;
