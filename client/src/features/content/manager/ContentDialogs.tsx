import { createMemo, lazy } from 'solid-js';
import { plural } from '../../../lib/numbers.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { KeepOnce } from '../../../ui/KeepOnce.tsx';
import type { Term } from './AssignTaxonomyDialog.tsx';
import type { ContentBatch } from './content-batch.ts';

const PublishSheet = lazy(() => import('../publish/PublishSheet.tsx').then((module) => ({ default: module.PublishSheet })));
const AssignClusterDialog = lazy(() => import('./AssignClusterDialog.tsx').then((module) => ({ default: module.AssignClusterDialog })));
const AssignTaxonomyDialog = lazy(() => import('./AssignTaxonomyDialog.tsx').then((module) => ({ default: module.AssignTaxonomyDialog })));

/** Everything that opens over the list, for one row or for what is selected. */
export function ContentDialogs(props: { siteId: string; batch: ContentBatch; isRow: boolean }) {
  const close = (open: boolean) => !open && props.batch.close();
  const present = createMemo(() => {
    const terms = new Map<string, Term>();
    for (const row of props.batch.chosenRows()) for (const term of row.taxonomyTerms) terms.set(term.id, term);
    return [...terms.values()];
  });
  const rows = () => props.batch.chosenRows();

  return (
    <>
      <KeepOnce when={props.batch.isOpen('cluster')}>
        <AssignClusterDialog
          siteId={props.siteId}
          target={props.batch.target()}
          title={props.isRow ? rows()[0]?.title : undefined}
          open={props.batch.isOpen('cluster')}
          onOpenChange={close}
          onDone={props.batch.changed}
        />
      </KeepOnce>
      <KeepOnce when={props.batch.isOpen('taxonomy')}>
        <AssignTaxonomyDialog
          siteId={props.siteId}
          target={props.batch.target()}
          present={present()}
          products={rows().length > 0 && rows().every((row) => row.contentType === 'PRODUCT')}
          open={props.batch.isOpen('taxonomy')}
          onOpenChange={close}
          onDone={props.batch.changed}
        />
      </KeepOnce>
      <KeepOnce when={props.batch.isOpen('publish')}>
        <PublishSheet
          siteId={props.siteId}
          contentIds={props.batch.publishIds()}
          open={props.batch.isOpen('publish') && props.batch.publishIds().length > 0}
          onOpenChange={close}
        />
      </KeepOnce>
      <ConfirmDialog
        open={props.batch.isOpen('delete')}
        onOpenChange={close}
        title={`Delete ${plural(props.batch.count(), 'item')}?`}
        confirm={`Delete ${props.batch.count()}`}
        danger
        busy={props.batch.isDeleting()}
        error={props.batch.failure()}
        onConfirm={async () => {
          if (await props.batch.delete()) props.batch.close();
        }}
      >
        They leave the Content Manager and can be brought back. Nothing changes in WordPress, and an import does not bring them in again.
      </ConfirmDialog>
    </>
  );
}
