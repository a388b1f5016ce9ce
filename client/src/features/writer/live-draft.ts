/** The draft of a task while it is written: the text as far as it has come, where the writing stands, and what is newest in it. */
import { useClient } from '@urql/solid';
import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { DraftText_FollowDocument, type DraftTextState } from '../../graphql/generated/features/writer/draft-text.ts';
import { useJobs } from '../../lib/jobs.tsx';
import { type DraftSoFar, NO_DRAFT, withPiece } from './live-draft.rules.ts';

export interface DraftStanding {
  state: DraftTextState;
  message: string | null;
}

/** How long words are new. */
const FRESH_MS = 1_200;
/** More than that at once was there before we came. */
const MOST_FRESH = 600;

const isAtWork = (state: DraftTextState | undefined) => state === 'WAITING' || state === 'WRITING';

export function createLiveDraft(task: Accessor<{ siteId: string; taskId: string }>, onEnd: (state: DraftTextState) => void) {
  const client = useClient();
  const jobs = useJobs();
  const [draft, setDraft] = createSignal<DraftSoFar>(NO_DRAFT);
  const [standing, setStanding] = createSignal<DraftStanding>();
  const [failure, setFailure] = createSignal<string>();
  const [fresh, setFresh] = createSignal(0);
  const timers = new Set<ReturnType<typeof setTimeout>>();
  let stop: (() => void) | undefined;

  const noteFresh = (text: string) => {
    const letters = text.replace(/<[^>]*>/g, '').length;
    if (letters === 0 || letters > MOST_FRESH) return;
    setFresh((before) => before + letters);
    const timer = setTimeout(() => {
      timers.delete(timer);
      setFresh((before) => before - letters);
    }, FRESH_MS);
    timers.add(timer);
  };
  const forgetFresh = () => {
    for (const timer of timers) clearTimeout(timer);
    timers.clear();
    setFresh(0);
  };

  const follow = () => {
    stop?.();
    setFailure(undefined);
    const { attempt, html } = draft();
    const variables = { taskId: task().taskId, attempt, offset: html.length };
    const { unsubscribe } = client.subscription(DraftText_FollowDocument, variables).subscribe(({ data, error }) => {
      if (error) setFailure(failureOfOperation(error).message);
      if (!data) return;
      const piece = data.draftText;
      const before = draft();
      const now = withPiece(before, piece);
      if (now.attempt === before.attempt) noteFresh(now.html.slice(before.html.length));
      else forgetFresh();
      setDraft(now);
      const was = standing()?.state;
      setStanding({ state: piece.state, message: piece.message });
      if (isAtWork(was) && !isAtWork(piece.state)) onEnd(piece.state);
    });
    stop = unsubscribe;
  };

  createEffect(
    on(
      () => task().taskId,
      () => {
        setDraft(NO_DRAFT);
        setStanding(undefined);
        forgetFresh();
        follow();
      },
    ),
  );
  // A job that begins anywhere may be about this task.
  const writing = createMemo(() =>
    jobs
      .running(task().siteId)
      .filter((job) => job.kind === 'GENERATE_DRAFT')
      .map((job) => job.id)
      .join(),
  );
  createEffect(on(writing, (now) => now && !isAtWork(standing()?.state) && follow(), { defer: true }));
  onCleanup(() => {
    stop?.();
    forgetFresh();
  });

  return { draft, standing, failure, fresh, isAtWork: () => isAtWork(standing()?.state) };
}

export type LiveDraft = ReturnType<typeof createLiveDraft>;
