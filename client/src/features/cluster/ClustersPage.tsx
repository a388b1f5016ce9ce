import { useNavigate, useParams } from '@solidjs/router';
import Boxes from 'lucide-solid/icons/boxes';
import Lightbulb from 'lucide-solid/icons/lightbulb';
import Lock from 'lucide-solid/icons/lock';
import LockOpen from 'lucide-solid/icons/lock-open';
import Plus from 'lucide-solid/icons/plus';
import { Match, Show, Switch } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { unmask } from '../../graphql/fragment.ts';
import type { ClusterRow_ClusterFragment } from '../../graphql/generated/features/cluster/ClusterRow.ts';
import { formatCount, plural } from '../../lib/numbers.ts';
import { Button } from '../../ui/Button.tsx';
import { createSelection, DataTable, DataTableSkeleton } from '../../ui/DataTable.tsx';
import { FilterBar, FilterChip, SearchBox } from '../../ui/FilterBar.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { EmptyState, ErrorState } from '../../ui/PageState.tsx';
import { SelectionBar, SelectionBarButton } from '../../ui/SelectionBar.tsx';
import { ClusterDialog } from './ClusterDialog.tsx';
import { clusterUrl } from './cluster.urls.ts';
import { clusterColumns } from './cluster-columns.tsx';
import { createClusterList } from './cluster-list.ts';
import { createGenerateClusters } from './generate-clusters.ts';
import { createGenerateIdeas } from './generate-ideas.ts';
import { createLocking } from './locking.ts';
import { NoClusters } from './NoClusters.tsx';
import { UnclusteredCall } from './UnclusteredCall.tsx';

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
  const list = createClusterList(() => props.siteId);
  const { view, setView, clusters } = list;
  const rows = () => clusters.nodes().map((node) => unmask<ClusterRow_ClusterFragment>(node));
  const selection = createSelection(() => clusters.nodes().map(({ id }) => id));
  const chosen = () => clusters.nodes().filter(({ id }) => selection.has(id));
  const siteId = () => props.siteId;
  const grouping = createGenerateClusters(siteId, clusters.reload);
  const proposing = createGenerateIdeas(siteId, clusters.reload);
  const locking = createLocking();

  const open = (dialog: string, cluster = '') => setView({ dialog, cluster }, { push: true });
  const close = () => setView({ dialog: '', cluster: '' });
  const columns = clusterColumns({
    mayWrite: list.mayWrite,
    onGenerateIdeas: ({ id }) => void proposing.start([id]),
    onEdit: ({ id }) => open('edit', id),
    onLock: (cluster, locked) => void locking.set([cluster], locked),
  });
  const allLocked = () => chosen().every(({ locked }) => locked);

  const unclustered = () => list.stats()?.unclusteredKeywords ?? 0;
  const summary = () => {
    const stats = list.stats();
    return stats && stats.clusters > 0 ? `${plural(stats.clusters, 'cluster')} from ${plural(stats.keywords, 'keyword')}` : undefined;
  };
  const failure = () => grouping.failure() ?? proposing.failure() ?? locking.failure();
  const generate = (inHead: boolean) => (
    <Button
      variant="primary"
      busy={grouping.busy()}
      onClick={grouping.start}
      title={`Group ${plural(unclustered(), 'unclustered keyword')}`}
    >
      <Boxes size={15} strokeWidth={1.75} /> <span classList={{ 'max-sm:sr-only': inHead }}>Generate clusters</span>
    </Button>
  );
  const create = (variant: 'primary' | 'plain', inHead: boolean) => (
    <Button variant={variant} onClick={() => open('new')} title="New cluster">
      <Plus size={14} strokeWidth={2} /> <span classList={{ 'max-sm:sr-only': inHead }}>New cluster</span>
    </Button>
  );
  const mayGroup = () => unclustered() > 0 || grouping.busy() !== undefined;

  return (
    <>
      <PageHead title="Clusters" summary={summary()}>
        <Show when={list.mayWrite() && list.stats()?.clusters}>
          {create(mayGroup() ? 'plain' : 'primary', true)}
          <Show when={mayGroup()}>{generate(true)}</Show>
        </Show>
      </PageHead>
      <Show when={failure()}>
        {(words) => (
          <div class="px-4 pb-2 sm:px-5">
            <Notice tone="red">{words()}</Notice>
          </div>
        )}
      </Show>
      <Show when={list.stats()?.clusters}>
        <FilterBar
          onClear={list.filtered() ? list.clearFilters : undefined}
          summary={
            list.filtered() && clusters.total() !== undefined
              ? `${formatCount(clusters.total() ?? 0)} of ${formatCount(list.stats()?.clusters ?? 0)}`
              : undefined
          }
        >
          <SearchBox value={view.search()} onChange={(search) => setView({ search })} placeholder="Find a cluster" shortcut="/" />
          <Show when={list.sectors().length > 1}>
            <FilterChip
              label="Sector"
              options={list.sectors().map(({ id, name }) => ({ value: id, label: name }))}
              value={view.sector()}
              onChange={(sector) => setView({ sector })}
            />
          </Show>
          <UnclusteredCall siteId={props.siteId} count={unclustered()} />
        </FilterBar>
      </Show>

      <Switch fallback={<DataTableSkeleton columns={6} rows={10} />}>
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
            None of the clusters has a name like that. Take the filter away to see them all.
          </EmptyState>
        </Match>
        <Match when={clusters.loaded() && rows().length === 0}>
          <NoClusters
            siteId={props.siteId}
            keywords={list.stats()?.keywords ?? 0}
            generate={list.mayWrite() ? generate(false) : undefined}
            create={list.mayWrite() ? create('plain', false) : undefined}
          />
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

      <SelectionBar count={selection.size()} onClear={selection.clear}>
        <SelectionBarButton
          icon={<Lightbulb size={15} strokeWidth={1.75} />}
          shortcut="I"
          primary
          disabled={proposing.busy() !== undefined}
          title={proposing.busy() && 'Ideas are being proposed already'}
          onClick={() => void proposing.start(selection.ids()).then(selection.clear)}
        >
          Generate ideas
        </SelectionBarButton>
        <SelectionBarButton
          icon={allLocked() ? <LockOpen size={15} strokeWidth={1.75} /> : <Lock size={15} strokeWidth={1.75} />}
          shortcut="L"
          onClick={() => void locking.set(chosen(), !allLocked())}
        >
          {allLocked() ? 'Unlock' : 'Lock'}
        </SelectionBarButton>
      </SelectionBar>

      <ClusterDialog
        open={view.dialog() === 'new' || (view.dialog() === 'edit' && clusters.nodes().some(({ id }) => id === view.cluster()))}
        onOpenChange={(isOpen) => !isOpen && close()}
        siteId={props.siteId}
        cluster={view.dialog() === 'edit' ? clusters.nodes().find(({ id }) => id === view.cluster()) : undefined}
      />
    </>
  );
}
