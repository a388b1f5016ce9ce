import { useNavigate, useParams } from '@solidjs/router';
import CircleSlash from 'lucide-solid/icons/circle-slash';
import ListPlus from 'lucide-solid/icons/list-plus';
import Plus from 'lucide-solid/icons/plus';
import { Match, Show, Switch } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { unmask } from '../../graphql/fragment.ts';
import type { IdeaRow_IdeaFragment } from '../../graphql/generated/features/planner/IdeaRow.ts';
import { createJobWatch } from '../../lib/job-watch.ts';
import { formatCount, plural } from '../../lib/numbers.ts';
import { Button } from '../../ui/Button.tsx';
import { createSelection, DataTable, DataTableSkeleton } from '../../ui/DataTable.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { EmptyState, ErrorState } from '../../ui/PageState.tsx';
import { SelectionBar, SelectionBarButton } from '../../ui/SelectionBar.tsx';
import { CreateTasksDialog } from './CreateTasksDialog.tsx';
import { DismissIdeasDialog } from './DismissIdeasDialog.tsx';
import { EditIdeaDialog } from './EditIdeaDialog.tsx';
import { IdeaFilters } from './IdeaFilters.tsx';
import { ideaColumns } from './idea-columns.tsx';
import { createIdeaList } from './idea-list.ts';
import { NewTaskDialog } from './NewTaskDialog.tsx';
import { clustersUrl, keywordsUrl } from './planner.urls.ts';

export default function IdeasPage() {
  const params = useParams<{ siteId: string }>();
  return (
    <Show when={params.siteId} keyed>
      {(siteId) => <Ideas siteId={siteId} />}
    </Show>
  );
}

function Ideas(props: { siteId: string }) {
  const navigate = useNavigate();
  const list = createIdeaList(() => props.siteId);
  const { view, setView, ideas } = list;
  const rows = () => ideas.nodes().map((node) => unmask<IdeaRow_IdeaFragment>(node));
  const selection = createSelection(() => ideas.nodes().map(({ id }) => id));
  const chosen = () => ideas.nodes().filter(({ id }) => selection.has(id));
  const withoutTask = () => chosen().filter(({ status }) => status !== 'QUEUED');
  const dismissible = () => chosen().filter(({ status }) => status === 'NEW');
  createJobWatch(() => props.siteId, 'GENERATE_IDEAS', ideas.reload);

  const open = (dialog: string, idea = '') => setView({ dialog, idea }, { push: true });
  const dialog = (name: string) => ({
    open: view.dialog() === name,
    onOpenChange: (isOpen: boolean) => (isOpen ? open(name) : setView({ dialog: '', idea: '' })),
  });
  const columns = ideaColumns({ mayWrite: list.mayWrite, onOpen: (idea) => open('edit', idea.id) });

  const summary = () => {
    const stats = list.stats();
    return stats && stats.ideas > 0 ? `${plural(stats.ideas, 'idea')}, ${formatCount(stats.newIdeas)} new` : undefined;
  };

  return (
    <>
      <PageHead title="Ideas" summary={summary()}>
        <Show when={list.mayWrite() && list.stats()}>
          <Button variant={list.stats()?.ideas === 0 ? 'plain' : 'primary'} onClick={() => open('new-task')} title="New task by hand">
            <Plus size={14} strokeWidth={2} /> New task
          </Button>
        </Show>
      </PageHead>
      <Show when={list.stats()?.ideas !== 0 || list.filtered()}>
        <IdeaFilters siteId={props.siteId} list={list} />
      </Show>

      <Switch fallback={<DataTableSkeleton columns={7} rows={12} />}>
        <Match when={ideas.error() && !ideas.loaded() && ideas.error()}>
          {(error) => (
            <ErrorState
              title="The ideas could not be loaded"
              actions={
                <Button variant="primary" busy={ideas.fetching() && 'Trying…'} onClick={ideas.reload}>
                  Try again
                </Button>
              }
            >
              {failureOfOperation(error()).message}
            </ErrorState>
          )}
        </Match>
        <Match when={ideas.loaded() && rows().length === 0 && list.filtered()}>
          <EmptyState title="No idea matches" actions={<Button onClick={list.clearFilters}>Clear the filters</Button>}>
            There is no idea under these filters. Take one of them away to see more.
          </EmptyState>
        </Match>
        <Match when={ideas.loaded() && rows().length === 0}>
          <Show
            when={list.stats()?.clusters}
            fallback={
              <EmptyState
                title="No ideas yet"
                actions={
                  <Button variant="primary" onClick={() => navigate(keywordsUrl(props.siteId))}>
                    Go to Keywords
                  </Button>
                }
              >
                Ideas are proposed for clusters, and this site has none yet. Begin with its keywords: they are grouped into clusters.
              </EmptyState>
            }
          >
            <EmptyState
              title="No ideas yet"
              actions={
                <Button variant="primary" onClick={() => navigate(clustersUrl(props.siteId))}>
                  Go to Clusters
                </Button>
              }
            >
              Ideas are pieces of content, proposed for a cluster and its keywords. Choose clusters and have ideas generated; what you like
              becomes a task.
            </EmptyState>
          </Show>
        </Match>
        <Match when={ideas.loaded()}>
          <DataTable
            label="Ideas"
            rows={rows()}
            rowId={(row) => row.id}
            rowName={(row) => row.title}
            columns={columns}
            selection={list.mayWrite() ? selection : undefined}
            onOpen={(row) => open('edit', row.id)}
            busy={ideas.busy()}
            more={ideas.more()}
          />
        </Match>
      </Switch>

      <SelectionBar count={selection.size()} onClear={selection.clear}>
        <SelectionBarButton
          icon={<ListPlus size={15} strokeWidth={1.75} />}
          shortcut="T"
          primary
          disabled={withoutTask().length === 0}
          title={withoutTask().length === 0 ? 'They all have a task already' : undefined}
          onClick={() => open('tasks')}
        >
          Create {withoutTask().length === 1 ? 'task' : `${formatCount(withoutTask().length)} tasks`}
        </SelectionBarButton>
        <SelectionBarButton
          icon={<CircleSlash size={15} strokeWidth={1.75} />}
          shortcut="D"
          disabled={dismissible().length === 0}
          title={dismissible().length === 0 ? 'Only new ideas can be dismissed' : undefined}
          onClick={() => open('dismiss')}
        >
          Dismiss
        </SelectionBarButton>
      </SelectionBar>

      <EditIdeaDialog {...dialog('edit')} idea={ideas.nodes().find(({ id }) => id === view.idea())} mayWrite={list.mayWrite()} />
      <CreateTasksDialog
        {...dialog('tasks')}
        siteId={props.siteId}
        ideas={withoutTask()}
        leftOut={chosen().length - withoutTask().length}
        onCreated={selection.clear}
      />
      <DismissIdeasDialog {...dialog('dismiss')} ideas={dismissible()} onDismissed={selection.clear} />
      <NewTaskDialog {...dialog('new-task')} siteId={props.siteId} clusterId={view.cluster()[0]} />
    </>
  );
}
