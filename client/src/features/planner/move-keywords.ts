/** Moving keywords into a cluster, or out of theirs: rows change at once, and a toast offers to take it back. */
import { useClient } from '@urql/solid';
import { createSignal } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { MoveKeywords_CreateClusterDocument, MoveKeywords_MoveDocument } from '../../graphql/generated/features/planner/move-keywords.ts';
import type { ClusterName } from '../../lib/keyword-drag.ts';
import { plural } from '../../lib/numbers.ts';
import { createUndo } from '../../lib/undo.ts';
import type { KeywordRow } from './keyword-columns.tsx';
import type { KeywordList } from './keyword-list.ts';

/** As many as the API takes at once. */
const PORTION = 10_000;

export type { ClusterName };

/** Those, or all that match the filters. */
export type Moved = { ids: string[] } | { matching: number };

export const countOfMoved = (moved: Moved): number => ('ids' in moved ? moved.ids.length : moved.matching);

interface Step {
  moved: Moved;
  to: ClusterName | null;
}

export function createMoveKeywords(siteId: () => string, list: KeywordList) {
  const client = useClient();
  const undo = createUndo(() => list.keywords.reread());
  const [busy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<string>();

  const stays = (clusterId: string | null): boolean => {
    const { clusterIds, unclustered } = list.filter();
    if (unclustered && clusterId !== null) return false;
    return !clusterIds || (clusterId !== null && clusterIds.includes(clusterId));
  };
  const showAtOnce = (ids: string[], to: ClusterName | null) =>
    list.keywords.patch(new Set(ids), (row: KeywordRow) => (stays(to?.id ?? null) ? { ...row, cluster: to } : null));

  const requests = ({ moved, to }: Step) => {
    const clusterId = to?.id ?? null;
    if ('matching' in moved) return [{ siteId: siteId(), matching: list.filter(), clusterId }];
    const portions = Math.ceil(moved.ids.length / PORTION);
    return Array.from({ length: portions }, (_, at) => ({ keywordIds: moved.ids.slice(at * PORTION, (at + 1) * PORTION), clusterId }));
  };

  /** @returns whether all of it went through */
  const run = async (steps: Step[], message: string): Promise<boolean> => {
    if (busy()) return false;
    setBusy(true);
    setFailure(undefined);
    const tokens: (string | null)[] = [];
    let refused: string | undefined;
    for (const step of steps) {
      for (const request of requests(step)) {
        if (refused) break;
        const { data, error } = await client.mutation(MoveKeywords_MoveDocument, request);
        if (data) tokens.push(data.moveKeywords.undoToken);
        if (error) refused = failureOfOperation(error).message;
        else if ('keywordIds' in request) showAtOnce(request.keywordIds, step.to);
      }
    }
    setBusy(false);
    if (refused) setFailure(`${refused} ${tokens.length > 0 ? 'Only a part was moved.' : 'No keyword was moved.'}`);
    if (tokens.length > 0) {
      list.keywords.reread();
      undo.offer({ message: refused ? 'A part of the keywords was moved' : message, tokens });
    }
    return !refused;
  };

  return {
    busy,
    failure: () => failure() ?? undo.failure(),
    forget: () => setFailure(undefined),
    move: (moved: Moved, to: ClusterName | null) => {
      const words = plural(countOfMoved(moved), 'keyword');
      return run([{ moved, to }], to ? `${words} moved to ${to.name}` : `${words} taken out of their cluster`);
    },
    /** Each to the cluster that it is nearest to. */
    moveToNearest: (rows: KeywordRow[]) => {
      const near = rows.filter(({ placement }) => placement?.nearest);
      const byCluster = Map.groupBy(near, ({ placement }) => placement?.nearest?.id as string);
      const steps = [...byCluster.values()].map((group) => ({
        moved: { ids: group.map(({ id }) => id) },
        to: group[0]?.placement?.nearest as ClusterName,
      }));
      return run(steps, `${plural(near.length, 'keyword')} put into ${plural(steps.length, 'cluster')}`);
    },
    /** @returns the new cluster, or nothing where it could not be made */
    createCluster: async (name: string): Promise<ClusterName | undefined> => {
      setFailure(undefined);
      const { data, error } = await client.mutation(MoveKeywords_CreateClusterDocument, { siteId: siteId(), input: { name } });
      if (error) setFailure(`${failureOfOperation(error).message} No keyword was moved.`);
      return data?.createCluster.cluster;
    },
  };
}

export type MoveKeywords = ReturnType<typeof createMoveKeywords>;
