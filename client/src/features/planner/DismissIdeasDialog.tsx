import { failureOfOperation } from '../../graphql/failure.ts';
import { createDismissIdeasDialogDismissMutation } from '../../graphql/generated/features/planner/DismissIdeasDialog.ts';
import { formatCount, plural } from '../../lib/numbers.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { showToast } from '../../ui/Toast.tsx';

export interface DismissIdeasDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  ideas: { id: string; title: string }[];
  onDismissed: () => void;
}

/** It asks rather than offers to undo: the API has no way back but making a task of the idea. */
export function DismissIdeasDialog(props: DismissIdeasDialogProps) {
  const [dismissed, run] = createDismissIdeasDialogDismissMutation();
  const confirm = async () => {
    const { data } = await run({ ids: props.ideas.map(({ id }) => id) });
    if (!data) return;
    props.onDismissed();
    props.onOpenChange(false);
    showToast({ message: `${plural(data.dismissIdeas.ideas.length, 'idea')} dismissed` });
  };
  const one = () => props.ideas.length === 1;
  return (
    <ConfirmDialog
      open={props.open && props.ideas.length > 0}
      onOpenChange={props.onOpenChange}
      title={one() ? 'Dismiss this idea?' : `Dismiss ${plural(props.ideas.length, 'idea')}?`}
      confirm={`Dismiss ${formatCount(props.ideas.length)}`}
      danger
      busy={dismissed.fetching && 'Dismissing…'}
      error={dismissed.error && `${failureOfOperation(dismissed.error).message} Nothing was dismissed.`}
      onConfirm={confirm}
    >
      <p>
        {one() ? `“${props.ideas[0]?.title}” leaves` : 'They leave'} this list and will not be proposed again. You find{' '}
        {one() ? 'it' : 'them'} under the status Dismissed, and can still make {one() ? 'a task of it' : 'tasks of them'} there.
      </p>
    </ConfirmDialog>
  );
}
