import { lazy } from 'solid-js';
import { KeepOnce } from '../../../ui/KeepOnce.tsx';
import type { ContentBatch } from './content-batch.ts';

const PublishSheet = lazy(() => import('../publish/PublishSheet.tsx').then((module) => ({ default: module.PublishSheet })));
const AssignClusterDialog = lazy(() => import('./AssignClusterDialog.tsx'));
const AssignTaxonomyDialog = lazy(() => import('./AssignTaxonomyDialog.tsx'));
const RemoveDialog = lazy(() => import('./RemoveDialog.tsx'));

/** Everything that opens over the list, for one row or for what is selected. */
export function ContentDialogs(props: { siteId: string; batch: ContentBatch }) {
  const dialog = (name: Parameters<ContentBatch['isOpen']>[0]) => ({
    get open() {
      return props.batch.isOpen(name);
    },
    get batch() {
      return props.batch;
    },
    onOpenChange: (open: boolean) => !open && props.batch.close(),
  });
  return (
    <>
      <KeepOnce when={props.batch.isOpen('cluster')}>
        <AssignClusterDialog {...dialog('cluster')} />
      </KeepOnce>
      <KeepOnce when={props.batch.isOpen('taxonomy')}>
        <AssignTaxonomyDialog {...dialog('taxonomy')} />
      </KeepOnce>
      <KeepOnce when={props.batch.isOpen('delete')}>
        <RemoveDialog {...dialog('delete')} kind="DELETE" />
      </KeepOnce>
      <KeepOnce when={props.batch.isOpen('restore')}>
        <RemoveDialog {...dialog('restore')} kind="RESTORE" />
      </KeepOnce>
      <KeepOnce when={props.batch.isOpen('publish')}>
        <PublishSheet
          siteId={props.siteId}
          contentIds={props.batch.publishIds()}
          open={props.batch.isOpen('publish') && props.batch.publishIds().length > 0}
          onOpenChange={dialog('publish').onOpenChange}
        />
      </KeepOnce>
    </>
  );
}
