/** Posts that are not as we left them, as the last check found them: read page by page, without their words. */
import { useClient } from '@urql/solid';
import { failureOfOperation } from '../../../graphql/failure.ts';
import { type DriftKind, DriftPage_ListDocument } from '../../../graphql/generated/features/content/drift/DriftPage.ts';
import { UNREACHABLE } from '../../../lib/failure.ts';
import { createQueue, type QueueItem } from '../queue/create-queue.ts';

export type { DriftKind };

export interface DriftItem extends QueueItem {
  driftId: string;
  kind: DriftKind;
  contentType: string;
  externalId: string | null;
  foundAt: string;
  changedThere: string | null;
  /** Behind which it stands in the list: there its words are read when it is opened. */
  after: string | null;
}

export function createDriftQueue(siteId: () => string) {
  const client = useClient();
  return createQueue<DriftItem>({
    siteId,
    isBusy: () => false,
    isLocked: () => false,
    load: async (site, after, withTotal) => {
      const { data, error } = await client.query(
        DriftPage_ListDocument,
        { siteId: site, after, withTotal },
        { requestPolicy: 'network-only' },
      );
      if (!data || error) return { failure: error ? failureOfOperation(error) : UNREACHABLE };
      const { edges, pageInfo, totalCount } = data.drift;
      return {
        nodes: edges.map(({ node }, at) => ({
          id: node.content.id,
          title: node.content.title,
          driftId: node.id,
          kind: node.kind,
          contentType: node.content.contentType,
          externalId: node.content.externalId,
          foundAt: node.foundAt,
          changedThere: node.wpModifiedAt,
          after: edges[at - 1]?.cursor ?? after,
        })),
        endCursor: pageInfo.endCursor,
        hasMore: pageInfo.hasNextPage,
        total: totalCount,
      };
    },
  });
}

export type DriftQueue = ReturnType<typeof createDriftQueue>;
