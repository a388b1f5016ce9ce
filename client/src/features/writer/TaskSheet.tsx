import { A } from '@solidjs/router';
import FileText from 'lucide-solid/icons/file-text';
import PenLine from 'lucide-solid/icons/pen-line';
import Pencil from 'lucide-solid/icons/pencil';
import { createEffect, createSignal, Match, on, Show, Switch } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { unmask } from '../../graphql/fragment.ts';
import type { TaskRow_TaskFragment } from '../../graphql/generated/features/writer/TaskRow.ts';
import { createTaskSheetTaskQuery } from '../../graphql/generated/features/writer/TaskSheet.ts';
import { Button, buttonLook } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { editorUrl } from '../content/content.urls.ts';
import { TaskFacts } from './TaskFacts.tsx';
import { TASK_FORM, TaskForm } from './TaskForm.tsx';
import type { DraftWriting } from './writing.ts';

export interface TaskSheetProps {
  /** Empty while none is open. */
  taskId: string;
  writing: DraftWriting;
  obstacle: string | undefined;
  onClose: () => void;
}

/** A task with all that the Writer is told, and what may still be changed while it is queued. */
export function TaskSheet(props: TaskSheetProps) {
  // While the sheet closes it still shows what it was open for.
  const [shownId, setShownId] = createSignal('');
  const [editing, setEditing] = createSignal(false);
  const [saving, setSaving] = createSignal(false);
  createEffect(
    on(
      () => props.taskId,
      (id) => {
        if (!id) return;
        setShownId(id);
        setEditing(false);
      },
    ),
  );
  const [result, load] = createTaskSheetTaskQuery({
    variables: () => ({ id: shownId() }),
    pause: () => shownId() === '',
    requestPolicy: 'cache-and-network',
  });
  const task = () => (result.data?.task?.id === shownId() ? result.data.task : undefined);
  const row = () => {
    const found = task();
    return found && unmask<TaskRow_TaskFragment>(found);
  };
  // The list is told of a draft that is finished; the sheet reads who wrote it.
  createEffect(
    on(
      () => row()?.status,
      (status, before) => before === 'QUEUED' && status === 'COMPLETED' && load({ requestPolicy: 'network-only' }),
      { defer: true },
    ),
  );
  let editButton: HTMLButtonElement | undefined;
  // The form takes its buttons with it, and the focus that was on them.
  const leaveForm = () => {
    setEditing(false);
    queueMicrotask(() => editButton?.focus());
  };
  const place = () => props.writing.placeOf(shownId());
  const draft = () => task()?.content;

  return (
    <Sheet
      open={props.taskId !== ''}
      onOpenChange={(open) => !open && props.onClose()}
      title={row()?.title ?? 'Task'}
      summary={row()?.status === 'COMPLETED' ? 'Completed task' : 'Queued task'}
      actions={
        <Show when={row()}>
          {(known) => (
            <Switch>
              <Match when={editing()}>
                <Button type="submit" form={TASK_FORM} variant="primary" busy={saving() && 'Saving…'}>
                  Save task
                </Button>
                <Button variant="ghost" onClick={leaveForm}>
                  Cancel
                </Button>
              </Match>
              <Match when={known().status === 'QUEUED'}>
                <Button
                  variant="primary"
                  busy={place() && (place() === 'writing' ? 'Writing…' : 'In line')}
                  disabled={props.obstacle !== undefined}
                  title={props.obstacle}
                  onClick={() => props.writing.begin([known().id])}
                >
                  <PenLine size={14} strokeWidth={2} aria-hidden="true" /> Generate draft
                </Button>
                <Show when={!place() && !props.obstacle}>
                  <Button ref={editButton} onClick={() => setEditing(true)}>
                    <Pencil size={14} strokeWidth={1.75} aria-hidden="true" /> Edit task
                  </Button>
                </Show>
              </Match>
              <Match when={draft()}>
                {(content) => (
                  <A href={editorUrl(known().siteId, content().id)} class={buttonLook({ variant: 'primary' })}>
                    <FileText size={14} strokeWidth={2} aria-hidden="true" /> Open draft
                  </A>
                )}
              </Match>
            </Switch>
          )}
        </Show>
      }
    >
      <Switch
        fallback={
          <div class="grid gap-4 pt-2" role="status" aria-label="Loading">
            <Skeleton class="w-2/3" />
            <Skeleton class="w-full" />
            <Skeleton class="w-1/2" />
          </div>
        }
      >
        <Match when={task() && editing() && task()}>{(known) => <TaskForm task={known()} onBusy={setSaving} onDone={leaveForm} />}</Match>
        <Match when={task()}>{(known) => <TaskFacts task={known()} place={place()} />}</Match>
        <Match when={result.error}>
          {(error) => (
            <div class="grid justify-items-start gap-3">
              <Notice tone="red">{failureOfOperation(error()).message}</Notice>
              <Button onClick={() => load({ requestPolicy: 'network-only' })}>Try again</Button>
            </div>
          )}
        </Match>
        <Match when={result.data && result.data.task === null && !result.fetching}>
          <Notice tone="ochre">This task is not there any more: it was deleted.</Notice>
        </Match>
      </Switch>
    </Sheet>
  );
}
