/** What a batch changes in things that are on the screen: written into the cache, so that rows change at once and stay where they are. */

import { gql } from '@urql/core';
import type { Cache } from '@urql/exchange-graphcache';

interface BatchResult {
  failed?: { id: string }[];
}

const failedIn = (result: BatchResult | null | undefined) => new Set(result?.failed?.map(({ id }) => id));

const Deletion = gql`
  fragment _ on Content {
    id
    deletedAt
  }
`;

/** Lists leave out what is deleted; brought back, it stands where it stood. */
export function writeDeletion(
  cache: Cache,
  result: BatchResult | null,
  ids: readonly string[] | null | undefined,
  deletedAt: string | null,
): void {
  const failed = failedIn(result);
  for (const id of ids ?? []) {
    if (failed.has(id) || cache.resolve({ __typename: 'Content', id }, 'id') === undefined) continue;
    cache.writeFragment(Deletion, { __typename: 'Content', id, deletedAt });
  }
}

export function writeCluster(cache: Cache, result: BatchResult | null, ids: readonly string[] | null | undefined, clusterId: string): void {
  const cluster = { __typename: 'Cluster', id: clusterId };
  if (cache.resolve(cluster, 'name') === undefined) return;
  const failed = failedIn(result);
  for (const id of ids ?? []) if (!failed.has(id)) cache.link({ __typename: 'Content', id }, 'cluster', cluster);
}

/** Takes things out of every list of that name. */
export function dropFromLists(cache: Cache, name: string, typename: string, ids: readonly string[]): void {
  const gone = new Set(ids.map((id) => cache.keyOfEntity({ __typename: typename, id })));
  for (const { fieldName, fieldKey } of cache.inspectFields('Query')) {
    if (fieldName !== name) continue;
    const list = cache.resolve('Query', fieldKey) as string | null;
    const nodes = list && (cache.resolve(list, 'nodes') as string[] | undefined);
    if (list && nodes) cache.link(list, 'nodes', nodes.filter((key) => !gone.has(key)) as never);
  }
}
