/** Deciding against ideas, and thinking again. */
import { useClient } from '@urql/solid';
import { createSignal } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { IdeaDecisions_DismissDocument, IdeaDecisions_RestoreDocument } from '../../graphql/generated/features/planner/idea-decisions.ts';
import { plural } from '../../lib/numbers.ts';
import { showToast } from '../../ui/Toast.tsx';

export function createIdeaDecisions() {
  const client = useClient();
  const [failure, setFailure] = createSignal<string>();

  const run = async (
    document: typeof IdeaDecisions_DismissDocument | typeof IdeaDecisions_RestoreDocument,
    ids: string[],
    otherwise: string,
  ) => {
    setFailure(undefined);
    const { error } = await client.mutation<unknown, { ids: string[] }>(document, { ids });
    if (error) setFailure(`${failureOfOperation(error).message} ${otherwise}`);
    return !error;
  };
  const restore = async (ids: string[], undo?: () => void) => {
    if (!(await run(IdeaDecisions_RestoreDocument, ids, 'Nothing was brought back.'))) return false;
    showToast({ message: `${plural(ids.length, 'idea')} brought back`, undo });
    return true;
  };
  const dismiss = async (ids: string[]) => {
    if (!(await run(IdeaDecisions_DismissDocument, ids, 'Nothing was dismissed.'))) return false;
    showToast({ message: `${plural(ids.length, 'idea')} dismissed`, undo: () => void restore(ids) });
    return true;
  };

  return {
    failure,
    /** Both answer whether it went through. */
    dismiss,
    restore: (ids: string[]) => restore(ids, () => void dismiss(ids)),
  };
}
