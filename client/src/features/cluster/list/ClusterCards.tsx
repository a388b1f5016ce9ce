import { useNavigate } from '@solidjs/router';
import { unmask } from '../../../graphql/fragment.ts';
import type { ClusterRow_ClusterFragment } from '../../../graphql/generated/features/cluster/ClusterRow.ts';
import type { ClusterCard_ClusterFragment } from '../../../graphql/generated/features/cluster/list/ClusterCard.ts';
import { createMedia } from '../../../ui/media.ts';
import type { Selection } from '../../../ui/selection.ts';
import { TableMore } from '../../../ui/table/TableMore.tsx';
import { VirtualGrid } from '../../../ui/VirtualGrid.tsx';
import { clusterUrl } from '../cluster.urls.ts';
import type { ClusterList } from '../cluster-list.ts';
import type { ClusterDeeds } from './ClusterActions.tsx';
import { CARD_HEIGHT, ClusterCard } from './ClusterCard.tsx';

export interface ClusterCardsProps {
  siteId: string;
  list: ClusterList;
  selection: Selection;
  deeds: ClusterDeeds;
}

/** Clusters as cards; more of them come as the end comes into sight. */
export function ClusterCards(props: ClusterCardsProps) {
  const navigate = useNavigate();
  const isTouch = createMedia('(pointer: coarse)');
  const more = () => props.list.clusters.more();
  return (
    <VirtualGrid
      label="Clusters"
      class={`px-4 pt-1 sm:px-5 ${props.selection.size() > 0 ? 'pb-16' : 'pb-2'}`}
      items={props.list.clusters.nodes()}
      itemId={({ id }) => id}
      total={more().total}
      itemHeight={isTouch() ? CARD_HEIGHT.touch : CARD_HEIGHT.mouse}
      gap={12}
      leastWidth={304}
      busy={props.list.clusters.busy()}
      onOpen={({ id }) => navigate(clusterUrl(props.siteId, id))}
      onChoose={props.deeds.mayWrite() ? ({ id }, range) => props.selection.toggle(id, range) : undefined}
      onEnd={() => more().hasMore && more().onMore()}
      foot={
        <div class="-mx-4 sm:-mx-5">
          <TableMore {...more()} />
        </div>
      }
    >
      {(node) => (
        <ClusterCard
          cluster={unmask<ClusterRow_ClusterFragment>(node)}
          keywords={unmask<ClusterCard_ClusterFragment>(node).keywords.nodes}
          chosen={props.selection.has(node.id)}
          onChoose={(range) => props.selection.toggle(node.id, range)}
          deeds={props.deeds}
        />
      )}
    </VirtualGrid>
  );
}
