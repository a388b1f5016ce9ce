import { failureOfOperation } from '../../graphql/failure.ts';
import { createDeleteTasksDeleteMutation } from '../../graphql/generated/features/writer/DeleteTasks.ts';
import { formatCount, plural } from '../../lib/numbers.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import type { Selection } from '../../ui/selection.ts';
import { showToast } from '../../ui/Toast.tsx';
import { TaskSheet } from './TaskSheet.tsx';
import type { SetTaskView, TaskView } from './task-filter.ts';
import type { TaskList } from './task-list.ts';
import { type DraftWriting, MOST_AT_ONCE } from './writing.ts';

export interface TaskDialogsProps {
  siteId: string;
  view: TaskView;
  setView: SetTaskView;
  list: TaskList;
  selection: Selection;
  writing: DraftWriting;
  obstacle: string | undefined;
  queued: number;
}

/** Everything that opens over the list of tasks. */
export function TaskDialogs(props: TaskDialogsProps) {
  const close = () => props.setView({ dialog: '' });
  const onOpenChange = (open: boolean) => !open && close();

  const [deleting, remove] = createDeleteTasksDeleteMutation();
  const doomed = () => (props.list.rows() ?? []).filter((row) => props.selection.has(row.id) && row.status === 'QUEUED');
  const removeAll = async () => {
    const ids = doomed().map((row) => row.id);
    const { data } = await remove({ ids });
    if (!data) return;
    close();
    props.selection.clear();
    props.list.recount();
    showToast({ message: `${plural(data.deleteTasks.deleted, 'task')} deleted` });
  };

  const most = () => Math.min(props.queued, MOST_AT_ONCE);
  const writeAll = async () => {
    const ids = await props.writing.idsMatching({ statuses: ['QUEUED'] });
    if (ids && ids.length > 0) await props.writing.begin(ids);
    close();
  };

  return (
    <>
      <ConfirmDialog
        open={props.view.dialog() === 'delete' && doomed().length > 0}
        onOpenChange={onOpenChange}
        title={`Delete ${plural(doomed().length, 'queued task')}?`}
        confirm={`Delete ${formatCount(doomed().length)}`}
        danger
        busy={deleting.fetching && 'Deleting…'}
        error={deleting.error && failureOfOperation(deleting.error).message}
        onConfirm={removeAll}
      >
        A deleted task cannot be brought back. The idea that it was made from is new again, so that another task can be made from it.
        Completed tasks and their content stay.
      </ConfirmDialog>
      <ConfirmDialog
        open={props.view.dialog() === 'generate' && props.queued > 0 && !props.obstacle}
        onOpenChange={onOpenChange}
        title={`Generate ${plural(most(), 'draft')}?`}
        confirm={`Generate ${plural(most(), 'draft')}`}
        busy={props.writing.isBeginning() && 'Beginning…'}
        onConfirm={writeAll}
      >
        Every queued task gets its draft, a few at a time, by the AI that is set up here, or by the built-in writer where there is none. It
        can be stopped at any time; what is written until then stays. Nothing is published.
      </ConfirmDialog>
      <TaskSheet taskId={props.view.task()} writing={props.writing} obstacle={props.obstacle} onClose={() => props.setView({ task: '' })} />
    </>
  );
}
