import { failureOfOperation } from '../../graphql/failure.ts';
import { createLockingSetMutation } from '../../graphql/generated/features/cluster/Locking.ts';
import { showToast } from '../../ui/Toast.tsx';

/** Locks and unlocks clusters. */
export function createLocking() {
  const [locked, lock] = createLockingSetMutation();
  const set = async (clusters: readonly { id: string; name: string }[], on: boolean, undone = false): Promise<void> => {
    const answers = await Promise.all(clusters.map(({ id }) => lock({ id, input: { locked: on } })));
    const done = clusters.filter((_, at) => !answers[at]?.error);
    const [first] = done;
    if (!first || undone) return;
    const what = done.length === 1 ? first.name : `${done.length} clusters`;
    showToast({ message: `${what} ${on ? 'locked' : 'unlocked'}`, undo: () => void set(done, !on, true) });
  };
  return { set, failure: () => (locked.error ? failureOfOperation(locked.error).message : undefined) };
}
