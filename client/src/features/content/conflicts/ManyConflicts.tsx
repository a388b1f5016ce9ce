/** The selected conflicts ended in one way: asked first, told after, taken back by one key. */
import { useClient } from '@urql/solid';
import { createSignal, Show } from 'solid-js';
import { failureOfOperation } from '../../../graphql/failure.ts';
import { ConflictsPage_ResolveManyDocument } from '../../../graphql/generated/features/content/conflicts/ConflictsPage.ts';
import { noteChange } from '../../../lib/changes.ts';
import type { Command } from '../../../lib/commands.ts';
import { plural } from '../../../lib/numbers.ts';
import { createUndo } from '../../../lib/undo.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { SelectionBar, SelectionBarButton } from '../../../ui/SelectionBar.tsx';
import type { ConflictQueue } from './conflict-queue.ts';

type Kept = 'OURS' | 'THEIRS';

export function createManyConflicts(queue: ConflictQueue, tell: (words: string) => void) {
  const client = useClient();
  const undo = createUndo(() => {
    noteChange();
    queue.list.reread();
  });
  const [asked, ask] = createSignal<Kept>();
  const [busy, setBusy] = createSignal(false);
  const [refused, setRefused] = createSignal<string>();
  const [left, setLeft] = createSignal<string>();

  return {
    asked,
    ask: (keep: Kept | undefined) => {
      setRefused(undefined);
      ask(keep);
    },
    busy,
    /** Why none of it was done: said in the dialog that asked. */
    refused,
    /** What of it did not go through, or could not be taken back. */
    failure: () => left() ?? undo.failure(),
    commands: (): Command[] =>
      queue.items().length > 1 ? [{ label: 'Select all conflicts that are listed', run: () => queue.selection.setAll(true) }] : [],
    run: async () => {
      const keep = asked();
      const ids = queue.selection.ids();
      if (!keep || busy() || ids.length === 0) return;
      setBusy(true);
      const { data, error } = await client.mutation(ConflictsPage_ResolveManyDocument, { contentIds: ids, keep });
      setBusy(false);
      if (!data) return void setRefused(error ? failureOfOperation(error).message : undefined);
      const { updated, failed, undoToken } = data.resolveConflicts;
      const kept = new Set(failed.map(({ id }) => id));
      ask(undefined);
      queue.settled(ids.filter((id) => !kept.has(id)));
      setLeft(
        failed.length > 0
          ? `${plural(failed.length, 'conflict')} stayed. ${[...new Set(failed.map(({ message }) => message))].slice(0, 3).join(' ')}`
          : undefined,
      );
      noteChange();
      const message = keep === 'OURS' ? `Ours kept for ${plural(updated, 'item')}` : `Theirs taken for ${plural(updated, 'item')}`;
      tell(`${message}. ${plural(queue.list.total(), 'conflict')} left.`);
      if (updated > 0) undo.offer({ message, tokens: [undoToken] });
    },
  };
}

const words = {
  OURS: {
    title: (many: string) => `Keep ours for ${many}?`,
    confirm: (count: string) => `Keep ours for ${count}`,
    about:
      'The text here stays, and goes to WordPress with the next publish: nothing is sent now. What WordPress has stays in the revisions, so nothing is lost.',
  },
  THEIRS: {
    title: (many: string) => `Take theirs for ${many}?`,
    confirm: (count: string) => `Take theirs for ${count}`,
    about:
      'The text of WordPress comes in place of the one here. What is here stays in the revisions, so nothing is lost. WordPress is left as it is.',
  },
};

export function ManyConflicts(props: { queue: ConflictQueue; many: ReturnType<typeof createManyConflicts> }) {
  const { queue, many } = props;
  const count = () => queue.selection.size();
  return (
    <>
      <SelectionBar count={count()} onClear={queue.selection.clear}>
        <SelectionBarButton shortcut="O" onClick={() => many.ask('OURS')}>
          Keep ours
        </SelectionBarButton>
        <SelectionBarButton shortcut="T" onClick={() => many.ask('THEIRS')}>
          Take theirs
        </SelectionBarButton>
      </SelectionBar>
      <Show when={many.asked()}>
        {(keep) => (
          <ConfirmDialog
            open
            onOpenChange={(open) => !open && many.ask(undefined)}
            title={words[keep()].title(plural(count(), 'conflict'))}
            confirm={words[keep()].confirm(String(count()))}
            busy={many.busy() && (keep() === 'OURS' ? 'Keeping…' : 'Taking…')}
            error={many.refused()}
            onConfirm={() => void many.run()}
          >
            {words[keep()].about} It can be undone.
          </ConfirmDialog>
        )}
      </Show>
    </>
  );
}
