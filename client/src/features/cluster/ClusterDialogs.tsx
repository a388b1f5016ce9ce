import { useNavigate } from '@solidjs/router';
import { lazy } from 'solid-js';
import type { Masked } from '../../graphql/fragment.ts';
import type { ClusterDialog_ClusterFragment } from '../../graphql/generated/features/cluster/ClusterDialog.ts';
import { KeepOnce } from '../../ui/KeepOnce.tsx';
import { clustersUrl } from '../planner/planner.urls.ts';
import { clusterUrl } from './cluster.urls.ts';
import type { ClusterRow } from './list/ClusterActions.tsx';

const ClusterDialog = lazy(() => import('./ClusterDialog.tsx').then((module) => ({ default: module.ClusterDialog })));
const MergeDialog = lazy(() => import('./work/MergeDialog.tsx').then((module) => ({ default: module.MergeDialog })));
const SplitDialog = lazy(() => import('./work/SplitDialog.tsx').then((module) => ({ default: module.SplitDialog })));
const DeleteClustersDialog = lazy(() =>
  import('./work/DeleteClustersDialog.tsx').then((module) => ({ default: module.DeleteClustersDialog })),
);

export interface ClusterDialogsProps {
  cluster: Masked<ClusterDialog_ClusterFragment>;
  row: ClusterRow;
  /** Which one is open. */
  open: string;
  onClose: () => void;
  onChanged: (words: string, undoToken: string | null) => void;
}

/** The dialogs of a cluster's page, each loaded when it is first wanted. */
export function ClusterDialogs(props: ClusterDialogsProps) {
  const navigate = useNavigate();
  const dialog = (name: string) => ({
    open: props.open === name,
    onOpenChange: (open: boolean) => !open && props.onClose(),
    siteId: props.row.siteId,
  });
  return (
    <>
      <KeepOnce when={props.open === 'edit'}>
        <ClusterDialog {...dialog('edit')} cluster={props.cluster} />
      </KeepOnce>
      <KeepOnce when={props.open === 'merge'}>
        <MergeDialog
          {...dialog('merge')}
          clusters={[props.row]}
          onMerged={(into, token, words) => {
            navigate(clusterUrl(props.row.siteId, into.id), { replace: true });
            props.onChanged(words, token);
          }}
        />
      </KeepOnce>
      <KeepOnce when={props.open === 'split'}>
        <SplitDialog {...dialog('split')} cluster={props.row} onSplit={props.onChanged} />
      </KeepOnce>
      <KeepOnce when={props.open === 'delete'}>
        <DeleteClustersDialog
          {...dialog('delete')}
          clusters={[props.row]}
          onDeleted={(words, [token]) => {
            navigate(clustersUrl(props.row.siteId), { replace: true });
            props.onChanged(words, token ?? null);
          }}
        />
      </KeepOnce>
    </>
  );
}
