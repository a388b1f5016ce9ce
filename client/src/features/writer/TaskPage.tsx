import { useParams } from '@solidjs/router';
import { createEffect, createMemo, Match, on, Show, Switch } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { unmask } from '../../graphql/fragment.ts';
import {
  createTaskPageAroundQuery,
  createTaskPageTaskQuery,
  type TaskPage_TaskQuery,
} from '../../graphql/generated/features/writer/TaskPage.ts';
import type { TaskRail_SettingsFragment, TaskRail_TaskFragment } from '../../graphql/generated/features/writer/TaskRail.ts';
import type { TaskRow_TaskFragment } from '../../graphql/generated/features/writer/TaskRow.ts';
import { noteVisit } from '../../lib/recent.ts';
import { createUrlState, flag, text } from '../../lib/url-state.ts';
import { Button, buttonLook } from '../../ui/Button.tsx';
import { EmptyState, ErrorState } from '../../ui/PageState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { DraftPaper } from './DraftPaper.tsx';
import { GenerateDialog } from './GenerateDialog.tsx';
import { createLiveDraft } from './live-draft.ts';
import { TaskForm } from './TaskForm.tsx';
import { TaskHead } from './TaskHead.tsx';
import { TaskRail } from './TaskRail.tsx';
import { tasksUrl, taskUrl } from './writer.urls.ts';
import { createWriting } from './writing.ts';

export type OpenTask = NonNullable<TaskPage_TaskQuery['task']>;

/** One task: what the Writer is told, the draft as it comes, and what became of it. */
export default function TaskPage() {
  const params = useParams<{ siteId: string; taskId: string }>();
  const [result, load] = createTaskPageTaskQuery({ variables: () => ({ id: params.taskId }), requestPolicy: 'cache-and-network' });
  const task = () => (result.data?.task?.id === params.taskId ? result.data.task : undefined);
  const reload = () => load({ requestPolicy: 'network-only' });
  return (
    <Switch fallback={<TaskSkeleton />}>
      <Match when={task()}>{(known) => <Task task={known()} siteId={params.siteId} taskId={params.taskId} reload={reload} />}</Match>
      <Match when={result.error}>
        {(error) => (
          <ErrorState
            title="The task could not be loaded"
            actions={
              <Button variant="primary" busy={result.fetching && 'Trying…'} onClick={reload}>
                Try again
              </Button>
            }
          >
            {failureOfOperation(error()).message}
          </ErrorState>
        )}
      </Match>
      <Match when={result.data?.task === null && !result.fetching && !result.stale}>
        <EmptyState
          title="This task is not there any more"
          actions={
            <a href={tasksUrl(params.siteId)} class={buttonLook({ variant: 'primary' })}>
              Go to Tasks
            </a>
          }
        >
          It was deleted, or the address is not whole. What was written from other tasks is where it was.
        </EmptyState>
      </Match>
    </Switch>
  );
}

interface TaskProps {
  task: OpenTask;
  siteId: string;
  taskId: string;
  reload: () => void;
}

function Task(props: TaskProps) {
  const [view, setView] = createUrlState({ edit: flag(), dialog: text() });
  const row = () => unmask<TaskRow_TaskFragment>(props.task);
  const [around] = createTaskPageAroundQuery({ variables: () => ({ siteId: props.siteId }), requestPolicy: 'cache-and-network' });
  const obstacle = () => {
    if (around.data && !around.data.viewer.scopes.includes('WRITE')) return 'Your account may not write';
    if (around.data?.site?.active === false) return 'The site is inactive: nothing is written for it';
  };
  const rows = createMemo(() => [row()]);
  const writing = createWriting({ siteId: () => props.siteId, rows, onSettled: () => props.reload() });
  const live = createLiveDraft(
    () => ({ siteId: props.siteId, taskId: props.taskId }),
    () => props.reload(),
  );
  createEffect(() => {
    document.title = `${row().title} · IGNY8`;
    noteVisit({ siteId: props.siteId, href: taskUrl(props.siteId, props.taskId), kind: 'task', label: row().title });
  });
  // Written meanwhile: there is nothing to edit any more.
  createEffect(on(live.isAtWork, (atWork) => atWork && view.edit() && setView({ edit: false })));
  const editing = () => view.edit() && row().status === 'QUEUED' && !live.isAtWork() && obstacle() === undefined;
  const leaveForm = () => {
    setView({ edit: false });
    queueMicrotask(() => document.querySelector<HTMLElement>('[data-edit-task]')?.focus());
  };
  const wished = () => {
    const settings = around.data && unmask<TaskRail_SettingsFragment>(around.data.aiSettings);
    return unmask<TaskRail_TaskFragment>(props.task).words ?? settings?.words ?? null;
  };
  const generate = () => void writing.begin([props.taskId]);

  return (
    <div class="flex min-h-0 flex-1 flex-col">
      <TaskHead
        row={row()}
        live={live}
        writing={writing}
        obstacle={obstacle()}
        wished={wished()}
        editing={editing()}
        onGenerate={generate}
        onAgain={() => setView({ dialog: 'again' }, { push: true })}
        onEdit={() => setView({ edit: true })}
      />
      <div class="flex min-h-0 flex-1 max-lg:flex-col max-lg:overflow-y-auto">
        <Show
          when={editing() && around.data}
          fallback={<DraftPaper task={props.task} live={live} writing={writing} obstacle={obstacle()} onRetry={generate} />}
        >
          {(known) => (
            <div class="min-w-0 flex-1 bg-sheet lg:overflow-y-auto">
              <div class="mx-auto max-w-179 px-4 py-6 sm:px-6">
                <TaskForm task={props.task} settings={known().aiSettings} onDone={leaveForm} />
              </div>
            </div>
          )}
        </Show>
        <aside aria-label="Task" class="flex-none border-rule bg-paper max-lg:border-t lg:w-76 lg:overflow-y-auto lg:border-l">
          <TaskRail task={props.task} settings={around.data?.aiSettings} atWork={live.isAtWork()} />
        </aside>
      </div>
      <GenerateDialog
        open={view.dialog() === 'again' && row().status === 'COMPLETED' && obstacle() === undefined}
        onOpenChange={(open) => !open && setView({ dialog: '' })}
        title="Write another draft?"
        confirm="Write another draft"
        taskIds={[props.taskId]}
        busy={writing.isBeginning()}
        onConfirm={async () => {
          await writing.again(props.taskId);
          setView({ dialog: '' });
        }}
      >
        The present text stays until the new one is there, and in the revisions after that. Where somebody has edited it, the new one is
        only proposed: you compare the two and decide.
      </GenerateDialog>
    </div>
  );
}

const TaskSkeleton = () => (
  <div aria-busy="true" class="flex min-h-0 flex-1 flex-col">
    <span role="status" class="sr-only">
      Loading the task
    </span>
    <div class="h-14 flex-none border-b border-rule" />
    <div class="flex min-h-0 flex-1">
      <div class="flex-1 bg-sheet">
        <div class="mx-auto grid max-w-179 gap-5 px-6 py-10">
          <Skeleton class="h-6 w-3/5" />
          <Skeleton class="mt-3 w-full" />
          <Skeleton class="w-11/12" />
          <Skeleton class="w-4/5" />
        </div>
      </div>
      <div class="grid w-76 content-start gap-4 border-l border-rule bg-paper p-4 max-lg:hidden">
        <Skeleton class="w-1/3" />
        <Skeleton class="w-2/3" />
        <Skeleton class="w-1/2" />
      </div>
    </div>
  </div>
);
