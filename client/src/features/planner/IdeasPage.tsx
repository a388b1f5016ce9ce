import { useParams } from '@solidjs/router';
import CircleSlash from 'lucide-solid/icons/circle-slash';
import ExternalLink from 'lucide-solid/icons/external-link';
import FilePenLine from 'lucide-solid/icons/file-pen-line';
import Lightbulb from 'lucide-solid/icons/lightbulb';
import ListPlus from 'lucide-solid/icons/list-plus';
import Pencil from 'lucide-solid/icons/pencil';
import Plus from 'lucide-solid/icons/plus';
import Undo2 from 'lucide-solid/icons/undo-2';
import { lazy, Match, Show, Switch } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { unmask } from '../../graphql/fragment.ts';
import type { IdeaRow_IdeaFragment } from '../../graphql/generated/features/planner/IdeaRow.ts';
import { createJobWatch } from '../../lib/job-watch.ts';
import { formatCount, plural } from '../../lib/numbers.ts';
import { Button } from '../../ui/Button.tsx';
import { createSelection, DataTable, DataTableSkeleton } from '../../ui/DataTable.tsx';
import { KeepOnce } from '../../ui/KeepOnce.tsx';
import type { MenuItem } from '../../ui/Menu.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { EmptyState, ErrorState } from '../../ui/PageState.tsx';
import { SelectionBar, SelectionBarButton } from '../../ui/SelectionBar.tsx';
import { editorUrl } from '../content/content.urls.ts';
import { IdeaFilters } from './IdeaFilters.tsx';
import { IdeaViews } from './IdeaViews.tsx';
import { type IdeaRow, ideaColumns } from './idea-columns.tsx';
import { createIdeaDecisions } from './idea-decisions.ts';
import { createIdeaList } from './idea-list.ts';
import { NoIdeas } from './NoIdeas.tsx';

const EditIdeaDialog = lazy(() => import('./EditIdeaDialog.tsx'));
const CreateTasksDialog = lazy(() => import('./CreateTasksDialog.tsx'));
const GenerateIdeasDialog = lazy(() => import('./GenerateIdeasDialog.tsx'));
const NewTaskDialog = lazy(() => import('./NewTaskDialog.tsx'));

export default function IdeasPage() {
  const params = useParams<{ siteId: string }>();
  return (
    <Show when={params.siteId} keyed>
      {(siteId) => <Ideas siteId={siteId} />}
    </Show>
  );
}

const icon = { size: 15, strokeWidth: 1.75 };

function Ideas(props: { siteId: string }) {
  const list = createIdeaList(() => props.siteId);
  const { view, setView, ideas } = list;
  const decisions = createIdeaDecisions();
  const rows = () => ideas.nodes().map((node) => unmask<IdeaRow_IdeaFragment>(node));
  const selection = createSelection(() => ideas.nodes().map(({ id }) => id));
  const chosen = () => ideas.nodes().filter(({ id }) => selection.has(id));
  const withoutTask = () => chosen().filter(({ status }) => status !== 'QUEUED');
  const idsOf = (status: IdeaRow['status']) =>
    chosen()
      .filter((idea) => idea.status === status)
      .map(({ id }) => id);
  /** One that was named, or those that were chosen. */
  const forTasks = () => (view.idea() ? ideas.nodes().filter(({ id }) => id === view.idea()) : withoutTask());
  createJobWatch(() => props.siteId, 'GENERATE_IDEAS', ideas.reload);

  const open = (dialog: string, idea = '') => setView({ dialog, idea }, { push: true });
  const close = () => setView({ dialog: '', idea: '' });
  const dialog = (...names: string[]) => ({
    get open() {
      return names.includes(view.dialog());
    },
    onOpenChange: (isOpen: boolean) => !isOpen && close(),
  });
  const decide = (what: 'dismiss' | 'restore', ids: string[]) => void decisions[what](ids).then((done) => done && selection.clear());

  const actions = (idea: IdeaRow): MenuItem[] => {
    const page = idea.coveredBy;
    return [
      { label: 'Edit', icon: <Pencil {...icon} />, onSelect: () => open('edit', idea.id) },
      ...(page
        ? [
            { label: 'Update the page you have', icon: <FilePenLine {...icon} />, onSelect: () => open('update', idea.id) },
            { label: 'Open that page', icon: <ExternalLink {...icon} />, href: editorUrl(props.siteId, page.id) },
          ]
        : []),
      { label: page ? 'Create a task anyway' : 'Create a task', icon: <ListPlus {...icon} />, onSelect: () => open('tasks', idea.id) },
      idea.status === 'DISMISSED'
        ? { label: 'Bring it back', icon: <Undo2 {...icon} />, onSelect: () => decide('restore', [idea.id]), divided: true }
        : { label: 'Dismiss', icon: <CircleSlash {...icon} />, onSelect: () => decide('dismiss', [idea.id]), divided: true },
    ];
  };
  const columns = ideaColumns({ mayWrite: list.mayWrite, onOpen: (idea) => open('edit', idea.id), actions });

  const summary = () => {
    const stats = list.stats();
    return stats && stats.ideas > 0 ? `${plural(stats.ideas, 'idea')}, ${formatCount(stats.newIdeas)} new` : undefined;
  };

  return (
    <>
      <PageHead title="Ideas" summary={summary()}>
        <Show when={list.mayWrite() && list.stats()}>
          {(stats) => (
            <>
              <Button onClick={() => open('new-task')} title="New task by hand">
                <Plus size={14} strokeWidth={2} /> <span class="max-sm:sr-only">New task</span>
              </Button>
              <Show when={stats().clusters > 0}>
                <Button
                  variant={stats().ideas === 0 ? 'plain' : 'primary'}
                  onClick={() => open('generate')}
                  title="Generate ideas for several clusters"
                >
                  <Lightbulb {...icon} /> <span class="max-sm:sr-only">Generate ideas</span>
                </Button>
              </Show>
            </>
          )}
        </Show>
      </PageHead>
      <IdeaViews siteId={props.siteId} view="ideas" />
      <Show when={decisions.failure()}>
        {(words) => (
          <div class="px-4 pt-2 sm:px-5">
            <Notice tone="red">{words()}</Notice>
          </div>
        )}
      </Show>
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
          <NoIdeas
            siteId={props.siteId}
            clusters={list.stats()?.clusters ?? 0}
            onGenerate={list.mayWrite() ? () => open('generate') : undefined}
          />
        </Match>
        <Match when={ideas.loaded()}>
          <DataTable
            label="Ideas"
            rows={rows()}
            rowId={(row) => row.id}
            rowName={(row) => row.title}
            columns={columns}
            sort={view.sort() ? list.sort() : undefined}
            onSort={list.setSort}
            selection={list.mayWrite() ? selection : undefined}
            onOpen={(row) => open('edit', row.id)}
            busy={ideas.busy()}
            more={ideas.more()}
          />
        </Match>
      </Switch>

      <SelectionBar count={selection.size()} onClear={selection.clear}>
        <SelectionBarButton
          icon={<ListPlus {...icon} />}
          shortcut="T"
          primary
          disabled={withoutTask().length === 0}
          title={withoutTask().length === 0 ? 'They all have a task already' : undefined}
          onClick={() => open('tasks')}
        >
          Create {withoutTask().length === 1 ? 'task' : `${formatCount(withoutTask().length)} tasks`}
        </SelectionBarButton>
        <Show when={idsOf('DISMISSED').length > 0}>
          <SelectionBarButton icon={<Undo2 {...icon} />} shortcut="B" onClick={() => decide('restore', idsOf('DISMISSED'))}>
            Bring back
          </SelectionBarButton>
        </Show>
        <SelectionBarButton
          icon={<CircleSlash {...icon} />}
          shortcut="D"
          disabled={idsOf('NEW').length === 0}
          title={idsOf('NEW').length === 0 ? 'Only new ideas can be dismissed' : undefined}
          onClick={() => decide('dismiss', idsOf('NEW'))}
        >
          Dismiss
        </SelectionBarButton>
      </SelectionBar>

      <KeepOnce when={view.dialog() === 'edit'}>
        <EditIdeaDialog
          {...dialog('edit')}
          idea={ideas.nodes().find(({ id }) => id === view.idea())}
          mayWrite={list.mayWrite()}
          onUpdatePage={(id) => setView({ dialog: 'update', idea: id })}
          onCreateAnyway={(id) => setView({ dialog: 'tasks', idea: id })}
        />
      </KeepOnce>
      <KeepOnce when={dialog('tasks', 'update').open}>
        <CreateTasksDialog
          {...dialog('tasks', 'update')}
          siteId={props.siteId}
          ideas={forTasks()}
          leftOut={view.idea() ? 0 : chosen().length - withoutTask().length}
          covered={view.dialog() === 'tasks' && view.idea() !== '' ? 'NEW' : 'UPDATE'}
          onCreated={selection.clear}
        />
      </KeepOnce>
      <KeepOnce when={view.dialog() === 'generate'}>
        <GenerateIdeasDialog {...dialog('generate')} siteId={props.siteId} clusterIds={view.cluster()} />
      </KeepOnce>
      <KeepOnce when={view.dialog() === 'new-task'}>
        <NewTaskDialog {...dialog('new-task')} siteId={props.siteId} clusterId={view.cluster()[0]} />
      </KeepOnce>
    </>
  );
}
