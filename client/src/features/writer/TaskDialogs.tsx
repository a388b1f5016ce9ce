import { createEffect, createSignal, on } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { createDeleteTasksDeleteMutation } from '../../graphql/generated/features/writer/DeleteTasks.ts';
import { formatCount, plural } from '../../lib/numbers.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import type { Selection } from '../../ui/selection.ts';
import { showToast } from '../../ui/Toast.tsx';
import { GenerateDialog } from './GenerateDialog.tsx';
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
  /** The chosen tasks that can be written. */
  chosen: () => string[];
}

const isBatch = (dialog: string) => ['generate', 'generate-selected', 'retry'].includes(dialog);

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

  const batch = () => (isBatch(props.view.dialog()) ? props.view.dialog() : undefined);
  const [ids, setIds] = createSignal<string[]>();
  createEffect(
    on(batch, async (asked) => {
      setIds(undefined);
      if (asked === 'generate-selected') return setIds(props.chosen());
      const found =
        asked === 'retry' ? await props.writing.idsFailed() : asked && (await props.writing.idsMatching({ statuses: ['QUEUED'] }));
      if (batch() !== asked || !found) return;
      if (found.length === 0) close();
      setIds(found);
    }),
  );
  const count = () => ids()?.length ?? 0;
  const begin = async () => {
    const begun = await props.writing.begin(ids() ?? []);
    if (!begun) return;
    if (batch() === 'generate-selected') props.selection.clear();
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
      <GenerateDialog
        open={batch() !== undefined && !props.obstacle}
        onOpenChange={onOpenChange}
        title={ids() ? `${batch() === 'retry' ? 'Retry' : 'Generate'} ${plural(count(), 'draft')}?` : 'Generate drafts?'}
        confirm={ids() ? `${batch() === 'retry' ? 'Retry' : 'Generate'} ${plural(count(), 'draft')}` : 'Generate drafts'}
        taskIds={ids()}
        busy={props.writing.isBeginning()}
        error={props.writing.failure()?.message}
        onConfirm={begin}
      >
        {batch() === 'retry' ? 'Each task whose last try failed is written again' : 'Each task gets its draft'}, a few at a time. It can be
        stopped at any time; what is written until then stays. Nothing is published.
        {count() === MOST_AT_ONCE && ` One run takes ${formatCount(MOST_AT_ONCE)}: the newest of them.`}
      </GenerateDialog>
    </>
  );
}
