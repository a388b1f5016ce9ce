import { failureOfOperation } from '../../graphql/failure.ts';
import { createDeleteKeywordsDialogDeleteMutation } from '../../graphql/generated/features/planner/DeleteKeywordsDialog.ts';
import { formatCount, plural } from '../../lib/numbers.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { showToast } from '../../ui/Toast.tsx';

export interface DeleteKeywordsDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  keywords: { id: string; text: string }[];
  onDeleted: () => void;
}

export function DeleteKeywordsDialog(props: DeleteKeywordsDialogProps) {
  const [deleted, run] = createDeleteKeywordsDialogDeleteMutation();
  const confirm = async () => {
    const { data } = await run({ ids: props.keywords.map(({ id }) => id) });
    if (!data) return;
    props.onDeleted();
    props.onOpenChange(false);
    showToast({ message: `${plural(data.deleteKeywords.deleted, 'keyword')} deleted` });
  };
  const one = () => (props.keywords.length === 1 ? props.keywords[0]?.text : undefined);
  return (
    <ConfirmDialog
      open={props.open && props.keywords.length > 0}
      onOpenChange={props.onOpenChange}
      title={one() ? 'Delete this keyword?' : `Delete ${plural(props.keywords.length, 'keyword')}?`}
      confirm={`Delete ${formatCount(props.keywords.length)}`}
      danger
      busy={deleted.fetching && 'Deleting…'}
      error={deleted.error && `${failureOfOperation(deleted.error).message} Nothing was deleted.`}
      onConfirm={confirm}
    >
      {one() ? `“${one()}” goes with its figures, which cannot be undone.` : 'They go with their figures, which cannot be undone.'} Ideas
      and tasks that aim at {one() ? 'it' : 'them'} stay, without a primary keyword.
    </ConfirmDialog>
  );
}
