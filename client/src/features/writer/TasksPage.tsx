import { A, useLocation, useNavigate, useParams } from '@solidjs/router';
import PenLine from 'lucide-solid/icons/pen-line';
import Plus from 'lucide-solid/icons/plus';
import RotateCw from 'lucide-solid/icons/rotate-cw';
import { createEffect, Match, on, Show, Switch } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { createTasksPageSiteQuery } from '../../graphql/generated/features/writer/TasksPage.ts';
import { formatCount, plural } from '../../lib/numbers.ts';
import { Button, buttonLook } from '../../ui/Button.tsx';
import { DataTable, DataTableSkeleton } from '../../ui/DataTable.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { EmptyState, ErrorState } from '../../ui/PageState.tsx';
import { createSelection } from '../../ui/selection.ts';
import { turned } from '../../ui/table/sort.ts';
import { clustersUrl, ideasUrl } from '../planner/planner.urls.ts';
import { TaskDialogs } from './TaskDialogs.tsx';
import { TaskFilters } from './TaskFilters.tsx';
import { TaskSelectionBar, writable } from './TaskSelectionBar.tsx';
import { taskColumns } from './task-columns.tsx';
import { createTaskView, noFilters } from './task-filter.ts';
import { createTaskList } from './task-list.ts';
import type { TaskRowData } from './task-state.ts';
import { newTaskUrl, taskUrl } from './writer.urls.ts';
import { createWriting } from './writing.ts';

export default function TasksPage() {
  const params = useParams<{ siteId: string }>();
  const siteId = () => params.siteId;
  const [view, setView] = createTaskView();
  const list = createTaskList(siteId, view);
  const rows = () => list.rows() ?? [];
  const selection = createSelection(() => rows().map((row) => row.id));
  const [about, askAbout] = createTasksPageSiteQuery({ variables: () => ({ siteId: siteId() }), requestPolicy: 'cache-and-network' });
  // Under a filter by status the finished rows would leave before anyone has opened them.
  const writing = createWriting({
    siteId,
    rows: list.rows,
    atOnce: () => about.data?.aiSettings.maxConcurrency,
    onSettled: () => {
      askAbout({ requestPolicy: 'network-only' });
      if (view.status().length > 0) list.recount();
      else list.refresh();
    },
  });

  const mayWrite = () => about.data?.viewer.scopes.includes('WRITE') ?? false;
  const obstacle = () => {
    if (!mayWrite()) return 'Your account may not write';
    if (about.data?.site?.active === false) return 'The site is inactive: nothing is written for it';
  };
  // Nothing is selected after a reload: a dialog that was for the selection is for nothing.
  if (['delete', 'generate-selected'].includes(view.dialog())) setView({ dialog: '' });
  createEffect(on(list.filter, () => selection.clear(), { defer: true }));

  const chosenRows = () => rows().filter((row) => selection.has(row.id));
  const columns = taskColumns({
    obstacle,
    place: (row) => writing.placeOf(row.id),
    onGenerate: (row) => void writing.begin([row.id]),
  });
  const navigate = useNavigate();
  const location = useLocation();
  // The way back leads to the same filters.
  const open = (row: TaskRowData) => navigate(taskUrl(siteId(), row.id), { state: { list: location.search } });
  const failed = () => about.data?.site?.stats.failedTasks ?? 0;
  const queued = () => list.counts()?.queued.totalCount ?? 0;
  /** Those that no job has taken yet. */
  const waiting = () => Math.max(0, queued() - writing.inWork());
  const isEmpty = () => list.counts()?.all.totalCount === 0 && rows().length === 0;
  const summary = () => {
    const counts = list.counts();
    if (!counts || counts.all.totalCount === 0) return undefined;
    const { all, matching } = counts;
    if (view.failed()) return `${plural(failed(), 'task')} failed last time`;
    if (Object.keys(list.filter()).length > 0) return `${formatCount(matching.totalCount)} of ${plural(all.totalCount, 'task')}`;
    const again = failed() > 0 ? ` (${formatCount(failed())} failed last try)` : '';
    return `${formatCount(queued())} queued${again}, ${formatCount(all.totalCount - queued())} completed`;
  };

  const ask = (dialog: string) => setView({ dialog }, { push: true });

  return (
    <>
      <PageHead title="Tasks" summary={summary()}>
        <Show when={mayWrite() && !isEmpty()}>
          <A href={newTaskUrl(siteId())} class={buttonLook()} title="New task">
            <Plus size={14} strokeWidth={2} aria-hidden="true" /> <span class="max-sm:sr-only">New task</span>
          </A>
        </Show>
        <Show when={failed() > 0 && waiting() > 0 && !obstacle()}>
          <Button onClick={() => ask('retry')} title={`Retry ${plural(failed(), 'failed task')}`}>
            <RotateCw size={14} strokeWidth={1.75} aria-hidden="true" />{' '}
            <span class="max-sm:sr-only">Retry {formatCount(failed())} failed</span>
          </Button>
        </Show>
        <Show when={waiting() > 0 && !obstacle()}>
          <Button variant="primary" onClick={() => ask('generate')}>
            <PenLine size={14} strokeWidth={2} aria-hidden="true" />{' '}
            <span>
              <span class="max-sm:sr-only">Generate </span>
              {plural(waiting(), 'draft')}
            </span>
          </Button>
        </Show>
      </PageHead>
      <Show when={!isEmpty()}>
        <TaskFilters siteId={siteId()} view={view} setView={setView} failed={about.data?.site?.stats.failedTasks} />
      </Show>
      <Show when={writing.failure()}>
        {(failure) => (
          <div class="px-4 pb-2 sm:px-5">
            <Notice tone="red">No draft was begun. {failure().message}</Notice>
          </div>
        )}
      </Show>
      <Switch fallback={<DataTableSkeleton columns={7} rows={10} />}>
        <Match when={list.error() && !list.rows() && list.error()}>
          {(error) => (
            <ErrorState
              title="The tasks could not be loaded"
              actions={
                <Button variant="primary" busy={list.busy() && 'Trying…'} onClick={list.refresh}>
                  Try again
                </Button>
              }
            >
              {failureOfOperation(error()).message}
            </ErrorState>
          )}
        </Match>
        <Match when={isEmpty()}>
          <EmptyState
            title="No tasks yet"
            actions={
              <>
                <A href={ideasUrl(siteId())} class={buttonLook({ variant: 'primary' })}>
                  Make tasks from ideas
                </A>
                <A href={clustersUrl(siteId())} class={buttonLook()}>
                  See the clusters
                </A>
              </>
            }
          >
            A task says what is to be written: a title, a structure, the keywords that it answers. Choose ideas to make tasks of, and the
            Writer turns each into a draft.
          </EmptyState>
        </Match>
        <Match when={list.rows()?.length === 0 && !list.busy()}>
          <EmptyState
            title="Nothing matches these filters"
            actions={
              <Button variant="primary" onClick={() => setView(noFilters)}>
                Clear filters
              </Button>
            }
          >
            No task of this site has all of that. Take a filter off, or clear them all.
          </EmptyState>
        </Match>
        <Match when={list.rows()}>
          <DataTable
            label="Tasks"
            rows={rows()}
            rowId={(row) => row.id}
            rowName={(row) => row.title}
            columns={columns}
            selection={mayWrite() ? selection : undefined}
            onOpen={(row) => open(row)}
            busy={list.busy()}
            more={list.more()}
            sort={view.sort() ? list.sort() : undefined}
            onSort={(next) => setView({ sort: turned(view.sort(), next) })}
          />
          <TaskSelectionBar
            rows={rows()}
            selection={selection}
            writing={writing}
            obstacle={obstacle()}
            onDelete={() => ask('delete')}
            onGenerate={() => ask('generate-selected')}
          />
        </Match>
      </Switch>
      <TaskDialogs
        siteId={siteId()}
        view={view}
        setView={setView}
        list={list}
        selection={selection}
        writing={writing}
        obstacle={obstacle()}
        chosen={() => writable(chosenRows(), writing).map((row) => row.id)}
      />
    </>
  );
}
