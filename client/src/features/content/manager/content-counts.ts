/** How many there are in all, and how many each toggle would leave. They come after the rows, which people wait for. */
import { createContentPageCountsQuery } from '../../../graphql/generated/features/content/ContentPage.ts';
import type { ContentFilter } from '../../../lib/content/content-list.ts';

export function createContentCounts(siteId: () => string, filter: () => ContentFilter, wait: () => boolean) {
  const [counts, count] = createContentPageCountsQuery({
    variables: () => ({
      siteId: siteId(),
      needsCluster: { ...filter(), needsCluster: true },
      unpublishedChanges: { ...filter(), unpublishedChanges: true },
      missing: { ...filter(), missingInWordPress: true },
      conflict: { ...filter(), conflict: true },
    }),
    pause: wait,
    requestPolicy: 'cache-and-network',
  });
  return {
    counts: () => counts.data,
    recount: () => count({ requestPolicy: 'network-only' }),
  };
}

export type ContentCounts = ReturnType<ReturnType<typeof createContentCounts>['counts']>;
