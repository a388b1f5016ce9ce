import { useClient } from '@urql/solid';
import { createSignal } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { DeleteKeywordsDialog_DeleteDocument } from '../../graphql/generated/features/planner/DeleteKeywordsDialog.ts';
import { formatCount, plural } from '../../lib/numbers.ts';
import { createUndo } from '../../lib/undo.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';

/** As many as the API takes at once. */
const PORTION = 10_000;

export interface DeleteKeywordsDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  keywords: { id: string; text: string }[];
  /** What is no longer there; told again without them when it was undone. */
  onDeleted: (ids: string[]) => void;
  onUndone: () => void;
}

export default function DeleteKeywordsDialog(props: DeleteKeywordsDialogProps) {
  const client = useClient();
  const undo = createUndo(() => props.onUndone());
  const [busy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<string>();

  const confirm = async () => {
    setBusy(true);
    setFailure(undefined);
    const ids = props.keywords.map(({ id }) => id);
    const tokens: (string | null)[] = [];
    let deleted = 0;
    let refused: string | undefined;
    for (let from = 0; from < ids.length && !refused; from += PORTION) {
      const portion = ids.slice(from, from + PORTION);
      const { data, error } = await client.mutation(DeleteKeywordsDialog_DeleteDocument, { ids: portion });
      if (!data || error) refused = error ? failureOfOperation(error).message : 'It did not go through.';
      else {
        tokens.push(data.deleteKeywords.undoToken);
        deleted += data.deleteKeywords.deleted;
        props.onDeleted(portion);
      }
    }
    setBusy(false);
    if (deleted > 0) undo.offer({ message: `${plural(deleted, 'keyword')} deleted`, tokens });
    if (refused)
      setFailure(
        `${refused} ${deleted > 0 ? `${formatCount(deleted)} were deleted, the others are still there.` : 'Nothing was deleted.'}`,
      );
    else props.onOpenChange(false);
  };

  const one = () => (props.keywords.length === 1 ? props.keywords[0]?.text : undefined);
  return (
    <ConfirmDialog
      open={props.open && props.keywords.length > 0}
      onOpenChange={props.onOpenChange}
      title={one() ? 'Delete this keyword?' : `Delete ${plural(props.keywords.length, 'keyword')}?`}
      confirm={`Delete ${formatCount(props.keywords.length)}`}
      danger
      busy={busy() && 'Deleting…'}
      error={failure()}
      onConfirm={confirm}
    >
      {one() ? `“${one()}” goes with its figures.` : 'They go with their figures.'} Ideas and tasks that aim at {one() ? 'it' : 'them'}{' '}
      stay, without a primary keyword. You can take it back right afterwards.
    </ConfirmDialog>
  );
}
