/** What a batch is for: one row, those that were selected, or all that match the filter. */
import type { Client, OperationResult } from '@urql/core';
import { failureOfOperation } from '../../../graphql/failure.ts';
import type { ContentFilter } from '../../../graphql/generated/features/content/ContentPage.ts';
import type { ContentSelection } from '../../../graphql/generated/features/content/manager/AssignClusterDialog.ts';
import {
  ContentBulk_IdsDocument,
  type ContentBulk_IdsQuery,
  type ContentBulk_IdsQueryVariables,
} from '../../../graphql/generated/features/content/manager/bulk.ts';
import type { Failure } from '../../../lib/failure.ts';

export interface Target {
  selection: ContentSelection;
  count: number;
}

/** @returns the ids of all contents that match, oldest first; what was wrong where they could not be had. */
export async function idsMatching(client: Client, siteId: string, filter: ContentFilter): Promise<{ ids: string[]; failure?: Failure }> {
  const ids: string[] = [];
  let after: string | null | undefined = null;
  do {
    const variables: ContentBulk_IdsQueryVariables = { siteId, filter, after };
    const { data, error }: OperationResult<ContentBulk_IdsQuery> = await client.query(ContentBulk_IdsDocument, variables, {
      requestPolicy: 'network-only',
    });
    if (error || !data) return { ids: [], failure: error && failureOfOperation(error) };
    ids.push(...data.content.nodes.map((node) => node.id));
    after = data.content.pageInfo.hasNextPage ? data.content.pageInfo.endCursor : null;
  } while (after);
  return { ids };
}

/** @returns the ids of a target; for all that match, those that match now. */
export async function idsOf(client: Client, siteId: string, { selection }: Target): Promise<{ ids: string[]; failure?: Failure }> {
  return selection.ids ? { ids: selection.ids } : idsMatching(client, siteId, selection.matching ?? {});
}
