import { useClient } from '@urql/solid';
import { createSignal } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { DeleteKeywordsDialog_DeleteDocument } from '../../graphql/generated/features/planner/DeleteKeywordsDialog.ts';
import type { KeywordFilter } from '../../graphql/generated/features/planner/KeywordsPage.ts';
import { formatCount, plural } from '../../lib/numbers.ts';
import { createUndo } from '../../lib/undo.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { countOfMoved, type Moved } from './move-keywords.ts';

/** As many as the API takes at once. */
const PORTION = 10_000;

export interface DeleteKeywordsDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  siteId: string;
  which: Moved;
  /** What "all that match" means. */
  filter: KeywordFilter;
  /** Of a single one. */
  name: string | undefined;
  onDeleted: () => void;
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
    const { which } = props;
    const requests =
      'ids' in which
        ? Array.from({ length: Math.ceil(which.ids.length / PORTION) }, (_, at) => ({
            ids: which.ids.slice(at * PORTION, (at + 1) * PORTION),
          }))
        : [{ siteId: props.siteId, matching: props.filter }];
    const tokens: (string | null)[] = [];
    let deleted = 0;
    let refused: string | undefined;
    for (const request of requests) {
      const { data, error } = await client.mutation(DeleteKeywordsDialog_DeleteDocument, request);
      if (!data || error) {
        refused = error ? failureOfOperation(error).message : 'It did not go through.';
        break;
      }
      tokens.push(data.deleteKeywords.undoToken);
      deleted += data.deleteKeywords.deleted;
    }
    setBusy(false);
    if (deleted > 0) props.onDeleted();
    if (deleted > 0) undo.offer({ message: `${plural(deleted, 'keyword')} deleted`, tokens });
    if (refused)
      setFailure(
        `${refused} ${deleted > 0 ? `${formatCount(deleted)} were deleted, the others are still there.` : 'Nothing was deleted.'}`,
      );
    else props.onOpenChange(false);
  };

  const count = () => countOfMoved(props.which);
  const one = () => (count() === 1 ? props.name : undefined);
  return (
    <ConfirmDialog
      open={props.open && count() > 0}
      onOpenChange={props.onOpenChange}
      title={one() ? 'Delete this keyword?' : `Delete ${plural(count(), 'keyword')}?`}
      confirm={`Delete ${formatCount(count())}`}
      danger
      busy={busy() && 'Deleting…'}
      error={failure()}
      onConfirm={confirm}
    >
      {one()
        ? `“${one()}” goes with its figures.`
        : `${'matching' in props.which ? 'All that match the filters' : 'They'} go with their figures.`}{' '}
      Ideas and tasks that aim at {one() ? 'it' : 'them'} stay, without a primary keyword. You can take it back right afterwards.
    </ConfirmDialog>
  );
}
