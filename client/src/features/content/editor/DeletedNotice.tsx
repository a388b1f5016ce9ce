import { failureOfOperation } from '../../../graphql/failure.ts';
import { createEditorRestoreMutation } from '../../../graphql/generated/features/content/editor/Editor.ts';
import { ago } from '../../../lib/ago.ts';
import { noteChange } from '../../../lib/changes.ts';
import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Notice.tsx';

export interface DeletedNoticeProps {
  contentId: string;
  deletedAt: string;
  mayRestore: boolean;
  onRestored: () => void;
}

export function DeletedNotice(props: DeletedNoticeProps) {
  const [restored, restore] = createEditorRestoreMutation();
  const run = async () => {
    const { error } = await restore({ ids: [props.contentId] });
    if (error) return;
    noteChange();
    props.onRestored();
  };
  return (
    <Notice tone="ochre">
      <div class="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <p class="min-w-0 flex-1 basis-60">
          <b class="font-semibold">This content was deleted {ago(props.deletedAt)}.</b>{' '}
          {restored.error
            ? failureOfOperation(restored.error).message
            : 'It is all still here, and WordPress was left alone. Restore it to edit it.'}
        </p>
        <Button size="small" disabled={!props.mayRestore} busy={restored.fetching && 'Restoring…'} onClick={run}>
          Restore
        </Button>
      </div>
    </Notice>
  );
}
