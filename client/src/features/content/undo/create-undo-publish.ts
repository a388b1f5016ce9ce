/** Puts a live post back as it was before it was last published from here, and says what came of that. */
import { createSignal } from 'solid-js';
import { failureOfOperation } from '../../../graphql/failure.ts';
import { createUndoDialogUndoMutation, type UndoDialog_UndoMutation } from '../../../graphql/generated/features/content/undo/UndoDialog.ts';
import { noteChange } from '../../../lib/changes.ts';
import { useJobs } from '../../../lib/jobs.tsx';

export interface Refusal {
  message: string;
  /** It was changed in WordPress meanwhile: that would be replaced, where somebody wants it. */
  isChanged: boolean;
}

type UndoJob = UndoDialog_UndoMutation['undoPublish']['job'];

/** Why a job that has ended put nothing back; nothing where it did, or is still at it. */
export function refusalOf({ state, failed, message, items }: UndoJob): Refusal | undefined {
  if (state === 'QUEUED' || state === 'RUNNING') return undefined;
  if (state === 'SUCCEEDED' && failed === 0) return undefined;
  const item = items.find((one) => one.state === 'FAILED');
  return { message: item?.message ?? message ?? 'It was not put back.', isChanged: item?.code === 'CONFLICT' };
}

/** @param onDone it is put back, or is being put back still */
export function createUndoPublish(contentId: () => string, onDone: (isSettled: boolean) => void) {
  const jobs = useJobs();
  const [undone, undo] = createUndoDialogUndoMutation();
  const [refusal, setRefusal] = createSignal<Refusal>();
  return {
    busy: () => undone.fetching,
    refusal,
    run: async (overwrite: boolean) => {
      if (undone.fetching) return;
      const { data, error } = await undo({ contentId: contentId(), overwrite });
      if (error) {
        const { code, message } = failureOfOperation(error);
        return void setRefusal({ message, isChanged: code === 'CONFLICT' });
      }
      if (!data) return;
      const { job } = data.undoPublish;
      const why = refusalOf(job);
      setRefusal(why);
      if (why) return;
      noteChange();
      const isSettled = job.state === 'SUCCEEDED';
      if (!isSettled) jobs.track(job.id);
      onDone(isSettled);
    },
  };
}
