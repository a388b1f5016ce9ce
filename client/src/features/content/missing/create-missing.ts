/** What becomes of content whose post is gone from WordPress: it is made there again, or the post is forgotten. */
import { useClient } from '@urql/solid';
import { createSignal } from 'solid-js';
import { failureOfOperation } from '../../../graphql/failure.ts';
import { Missing_RecreateDocument, Missing_UnlinkDocument } from '../../../graphql/generated/features/content/missing/missing.ts';
import { noteChange } from '../../../lib/changes.ts';
import { notePublishing } from '../../../lib/content/publishing.ts';
import { UNREACHABLE } from '../../../lib/failure.ts';
import { useJobs } from '../../../lib/jobs.tsx';
import { plural } from '../../../lib/numbers.ts';
import { createUndo } from '../../../lib/undo.ts';

export type MissingDeed = 'recreate' | 'unlink';

export interface MissingOptions {
  /** It was done, if only in part; for recreating, begun. */
  onDone: (deed: MissingDeed, contentIds: string[]) => void;
  /** Things stand as they stood, or a job has ended: what is shown may be another. */
  onChanged: () => void;
}

export function createMissing({ onDone, onChanged }: MissingOptions) {
  const client = useClient();
  const jobs = useJobs();
  const undo = createUndo(() => {
    noteChange();
    onChanged();
  });
  const [asked, setAsked] = createSignal<{ deed: MissingDeed; contentIds: string[] }>();
  const [busy, setBusy] = createSignal(false);
  const [refused, setRefused] = createSignal<string>();
  const [left, setLeft] = createSignal<string>();

  const recreate = async (contentIds: string[]) => {
    const { data, error } = await client.mutation(Missing_RecreateDocument, { contentIds });
    if (!data) return setRefused((error ? failureOfOperation(error) : UNREACHABLE).message);
    const { id } = data.recreateInWordPress.job;
    notePublishing(id, contentIds);
    jobs.track(id);
    jobs.onSettled(id, onChanged);
    setAsked(undefined);
    onDone('recreate', contentIds);
  };
  const unlink = async (contentIds: string[]) => {
    const { data, error } = await client.mutation(Missing_UnlinkDocument, { contentIds });
    if (!data) return setRefused((error ? failureOfOperation(error) : UNREACHABLE).message);
    const { updated, failed, undoToken } = data.unlinkFromWordPress;
    const kept = new Set(failed.map(({ id }) => id));
    const reasons = [...new Set(failed.map(({ message }) => message))].slice(0, 3).join(' ');
    setAsked(undefined);
    setLeft(failed.length > 0 ? `${plural(failed.length, 'item')} stayed as it was. ${reasons}` : undefined);
    noteChange();
    onDone(
      'unlink',
      contentIds.filter((id) => !kept.has(id)),
    );
    onChanged();
    if (updated > 0)
      undo.offer({ message: `${plural(updated, 'item')} unlinked: published again, each becomes a new post`, tokens: [undoToken] });
  };

  return {
    /** What is about to be done, once somebody confirms it. */
    asked,
    ask: (deed: MissingDeed, contentIds: string[]) => {
      setRefused(undefined);
      setLeft(undefined);
      setAsked({ deed, contentIds });
    },
    close: () => setAsked(undefined),
    busy,
    /** Why nothing was done: said where it was confirmed. */
    refused,
    /** What did not go through, or could not be taken back. */
    failure: () => left() ?? undo.failure(),
    confirm: async () => {
      const now = asked();
      if (!now || busy()) return;
      setBusy(true);
      await (now.deed === 'recreate' ? recreate : unlink)(now.contentIds);
      setBusy(false);
    },
  };
}

export type Missing = ReturnType<typeof createMissing>;
