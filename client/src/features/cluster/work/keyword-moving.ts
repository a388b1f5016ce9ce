/** Moving keywords of a cluster to another one, or out of it: a toast offers to take it back. */
import { failureOfOperation } from '../../../graphql/failure.ts';
import { createClusterWorkMoveKeywordsMutation } from '../../../graphql/generated/features/cluster/work/cluster-work.ts';
import type { ClusterName } from '../../../lib/keyword-drag.ts';
import { plural } from '../../../lib/numbers.ts';
import { createUndo } from '../../../lib/undo.ts';

export function createKeywordMoving(onMoved: () => void) {
  const [moved, move] = createClusterWorkMoveKeywordsMutation();
  const undo = createUndo(onMoved);
  return {
    busy: () => moved.fetching,
    failure: () => (moved.error ? `${failureOfOperation(moved.error).message} No keyword was moved.` : undo.failure()),
    /** @returns whether it was done. */
    move: async (keywordIds: string[], to: ClusterName | null): Promise<boolean> => {
      if (moved.fetching) return false;
      const { data } = await move({ keywordIds, clusterId: to?.id ?? null });
      if (!data) return false;
      const words = plural(keywordIds.length, 'keyword');
      undo.offer({
        message: to ? `${words} moved to ${to.name}` : `${words} taken out of the cluster`,
        tokens: [data.moveKeywords.undoToken],
      });
      onMoved();
      return true;
    },
  };
}

export type KeywordMoving = ReturnType<typeof createKeywordMoving>;
