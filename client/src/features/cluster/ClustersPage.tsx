import { useNavigate, useParams } from '@solidjs/router';
import Boxes from 'lucide-solid/icons/boxes';
import Plus from 'lucide-solid/icons/plus';
import { createMemo, lazy, Match, Show, Suspense, Switch } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { unmask } from '../../graphql/fragment.ts';
import type { ClusterRow_ClusterFragment } from '../../graphql/generated/features/cluster/ClusterRow.ts';
import { plural } from '../../lib/numbers.ts';
import { createUndo } from '../../lib/undo.ts';
import { Button } from '../../ui/Button.tsx';
import { createSelection, DataTable, DataTableSkeleton } from '../../ui/DataTable.tsx';
import { KeepOnce } from '../../ui/KeepOnce.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { EmptyState, ErrorState } from '../../ui/PageState.tsx';
import { clusterUrl } from './cluster.urls.ts';
import { clusterColumns } from './cluster-columns.tsx';
import { createClusterList } from './cluster-list.ts';
import { createGenerateIdeas } from './generate-ideas.ts';
import type { ClusterDeeds } from './list/ClusterActions.tsx';
import { ClusterCards } from './list/ClusterCards.tsx';
import { ClusterCardsSkeleton } from './list/ClusterCardsSkeleton.tsx';
import { ClusterFilters } from './list/ClusterFilters.tsx';
import { ClusterSelection } from './list/ClusterSelection.tsx';
import { createLocking } from './locking.ts';
import { NoClusters } from './NoClusters.tsx';
import { OpenProposals } from './run/OpenProposals.tsx';

const ClusterMap = lazy(() => import('./map/ClusterMap.tsx'));
const ClusterDialog = lazy(() => import('./ClusterDialog.tsx').then((module) => ({ default: module.ClusterDialog })));
const GenerateDialog = lazy(() => import('./run/GenerateDialog.tsx').then((module) => ({ default: module.GenerateDialog })));
const MergeDialog = lazy(() => import('./work/MergeDialog.tsx').then((module) => ({ default: module.MergeDialog })));
const DeleteClustersDialog = lazy(() =>
  import('./work/DeleteClustersDialog.tsx').then((module) => ({ default: module.DeleteClustersDialog })),
);

export default function ClustersPage() {
  const params = useParams<{ siteId: string }>();
  return (
    <Show when={params.siteId} keyed>
      {(siteId) => <Clusters siteId={siteId} />}
    </Show>
  );
}

function Clusters(props: { siteId: string }) {
  const navigate = useNavigate();
  const siteId = () => props.siteId;
  const list = createClusterList(siteId);
  const { view, setView, clusters } = list;
  const rows = createMemo(() => clusters.nodes().map((node) => unmask<ClusterRow_ClusterFragment>(node)));
  const selection = createSelection(() => clusters.nodes().map(({ id }) => id));
  const chosen = () => rows().filter(({ id }) => selection.has(id));
  const allLocked = () => chosen().every(({ locked }) => locked);
  const proposing = createGenerateIdeas(siteId, clusters.reload);
  const locking = createLocking();
  const undo = createUndo(clusters.reload);

  const open = (dialog: string, cluster = '') => setView({ dialog, cluster }, { push: true });
  const dialog = (name: string) => ({
    open: view.dialog() === name,
    onOpenChange: (isOpen: boolean) => !isOpen && setView({ dialog: '', cluster: '' }),
    siteId: props.siteId,
  });
  /** What a dialog is for: the one that it was opened at, or those that are chosen. */
  const target = createMemo(() => (view.cluster() ? rows().filter(({ id }) => id === view.cluster()) : chosen()));
  const edited = () => clusters.nodes().find(({ id }) => id === view.cluster());

  const deeds: ClusterDeeds = {
    mayWrite: list.mayWrite,
    onGenerateIdeas: ({ id }) => void proposing.start([id]),
    onEdit: ({ id }) => open('edit', id),
    onLock: (cluster, locked) => void locking.set([cluster], locked),
    onMerge: ({ id }) => open('merge', id),
    onDelete: ({ id }) => open('delete', id),
  };
  const columns = clusterColumns(deeds);
  const changed = (message: string, tokens: (string | null)[]) => {
    selection.clear();
    undo.offer({ message, tokens });
  };

  const summary = () => {
    const stats = list.stats();
    return stats && stats.clusters > 0 ? `${plural(stats.clusters, 'cluster')} from ${plural(stats.keywords, 'keyword')}` : undefined;
  };
  const failure = () => proposing.failure() ?? locking.failure() ?? undo.failure();
  const generate = (inHead: boolean) => (
    <Button variant="primary" onClick={() => open('generate')} title="Group keywords into clusters">
      <Boxes size={15} strokeWidth={1.75} /> <span classList={{ 'max-sm:sr-only': inHead }}>Generate clusters</span>
    </Button>
  );
  const create = (inHead: boolean) => (
    <Button onClick={() => open('new')} title="New cluster">
      <Plus size={14} strokeWidth={2} /> <span classList={{ 'max-sm:sr-only': inHead }}>New cluster</span>
    </Button>
  );
  const none = () => list.stats()?.clusters === 0 && !list.filtered();

  return (
    <>
      <PageHead title="Clusters" summary={summary()}>
        <Show when={list.mayWrite() && list.stats()?.clusters}>
          {create(true)}
          <Show when={list.stats()?.keywords}>{generate(true)}</Show>
        </Show>
      </PageHead>
      <Show when={failure()}>
        {(words) => (
          <div class="px-4 pb-2 sm:px-5">
            <Notice tone="red">{words()}</Notice>
          </div>
        )}
      </Show>
      <Show when={list.mayWrite()}>
        <OpenProposals siteId={props.siteId} />
      </Show>
      <Show when={list.stats()?.clusters}>
        <ClusterFilters siteId={props.siteId} list={list} />
      </Show>

      <Switch fallback={list.shownAs() === 'cards' ? <ClusterCardsSkeleton /> : <DataTableSkeleton columns={6} rows={10} />}>
        <Match when={none()}>
          <NoClusters
            siteId={props.siteId}
            keywords={list.stats()?.keywords ?? 0}
            generate={list.mayWrite() ? generate(false) : undefined}
            create={list.mayWrite() ? create(false) : undefined}
          />
        </Match>
        <Match when={list.shownAs() === 'map'}>
          <Suspense fallback={<DataTableSkeleton columns={6} rows={10} />}>
            <ClusterMap siteId={props.siteId} list={list} />
          </Suspense>
        </Match>
        <Match when={clusters.error() && !clusters.loaded() && clusters.error()}>
          {(error) => (
            <ErrorState
              title="The clusters could not be loaded"
              actions={
                <Button variant="primary" busy={clusters.fetching() && 'Trying…'} onClick={clusters.reload}>
                  Try again
                </Button>
              }
            >
              {failureOfOperation(error()).message}
            </ErrorState>
          )}
        </Match>
        <Match when={clusters.loaded() && rows().length === 0 && list.filtered()}>
          <EmptyState title="No cluster matches" actions={<Button onClick={list.clearFilters}>Clear the filters</Button>}>
            None of the clusters fits these filters. Take one of them away to see more.
          </EmptyState>
        </Match>
        <Match when={clusters.loaded() && list.shownAs() === 'cards'}>
          <ClusterCards siteId={props.siteId} list={list} selection={selection} deeds={deeds} />
        </Match>
        <Match when={clusters.loaded()}>
          <DataTable
            label="Clusters"
            rows={rows()}
            rowId={(row) => row.id}
            rowName={(row) => row.name}
            columns={columns}
            sort={list.sort()}
            onSort={list.setSort}
            selection={list.mayWrite() ? selection : undefined}
            onOpen={(row) => navigate(clusterUrl(props.siteId, row.id))}
            busy={clusters.busy()}
            more={clusters.more()}
          />
        </Match>
      </Switch>

      <Show when={list.shownAs() !== 'map'}>
        <ClusterSelection
          selection={selection}
          allLocked={allLocked()}
          proposing={proposing.busy() !== undefined}
          onGenerateIdeas={() => void proposing.start(selection.ids()).then(selection.clear)}
          onMerge={() => open('merge')}
          onLock={() => void locking.set(chosen(), !allLocked())}
          onDelete={() => open('delete')}
        />
      </Show>

      <Show when={list.mayWrite()}>
        <KeepOnce when={view.dialog() === 'new' || view.dialog() === 'edit'}>
          <ClusterDialog
            {...dialog(view.dialog())}
            open={view.dialog() === 'new' || (view.dialog() === 'edit' && edited() !== undefined)}
            cluster={view.dialog() === 'edit' ? edited() : undefined}
          />
        </KeepOnce>
        <KeepOnce when={view.dialog() === 'generate'}>
          <GenerateDialog {...dialog('generate')} />
        </KeepOnce>
        <KeepOnce when={view.dialog() === 'merge'}>
          <MergeDialog {...dialog('merge')} clusters={target()} onMerged={(_into, token, words) => changed(words, [token])} />
        </KeepOnce>
        <KeepOnce when={view.dialog() === 'delete'}>
          <DeleteClustersDialog {...dialog('delete')} clusters={target()} onDeleted={changed} />
        </KeepOnce>
      </Show>
    </>
  );
}
