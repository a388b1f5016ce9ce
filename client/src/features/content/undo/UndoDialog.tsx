import { createEffect, createMemo, Match, on, Show, Switch } from 'solid-js';
import { failureOfOperation } from '../../../graphql/failure.ts';
import {
  createUndoDialogBeforeQuery,
  createUndoDialogLiveQuery,
  type UndoDialog_BeforeQuery,
  type UndoDialog_LiveQuery,
} from '../../../graphql/generated/features/content/undo/UndoDialog.ts';
import { ago } from '../../../lib/ago.ts';
import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { Prose } from '../../../ui/Prose.tsx';
import { showToast } from '../../../ui/Toast.tsx';
import { CompareTexts } from '../editor/compare/CompareTexts.tsx';
import { WideDialog } from '../editor/WideDialog.tsx';
import { DeskSkeleton } from '../queue/DeskSkeleton.tsx';
import { TermsBeside } from '../queue/TermsBeside.tsx';
import { createUndoPublish } from './create-undo-publish.ts';

type Attempt = UndoDialog_BeforeQuery['publishAttempts']['nodes'][number];
type Live = NonNullable<UndoDialog_LiveQuery['publishPreview'][number]['live']>;

export interface UndoDialogProps {
  contentId: string;
  onClose: () => void;
  onUndone: () => void;
}

/** Asks before the live post is put back: what is live now against what it was before the last publish. */
export default function UndoDialog(props: UndoDialogProps) {
  const variables = { contentId: props.contentId };
  const [before, readBefore] = createUndoDialogBeforeQuery({ variables, requestPolicy: 'network-only' });
  const [now, readNow] = createUndoDialogLiveQuery({ variables, requestPolicy: 'network-only' });
  const attempt = createMemo(() => before.data?.publishAttempts.nodes.find(({ canUndo }) => canUndo));
  const plan = () => now.data?.publishPreview.find(({ contentId }) => contentId === props.contentId);
  const live = () => plan()?.live ?? undefined;
  const undo = createUndoPublish(
    () => props.contentId,
    (isSettled) => {
      props.onClose();
      props.onUndone();
      if (isSettled) showToast({ message: 'The live post is as it was before, and was read back' });
    },
  );
  // What is compared is what would be replaced.
  createEffect(on(undo.refusal, (why) => why?.isChanged && readNow({ requestPolicy: 'network-only' }), { defer: true }));
  /** Somebody changed it in WordPress after it was published: that would go. */
  const isChanged = () => undo.refusal()?.isChanged || plan()?.changedInWordPress || false;
  const isRead = () => attempt() !== undefined && plan() !== undefined;
  const failure = () => before.error ?? now.error;
  const again = () => {
    readBefore({ requestPolicy: 'network-only' });
    readNow({ requestPolicy: 'network-only' });
  };

  return (
    <WideDialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title="Put the live post back?"
      description={
        attempt() && !attempt()?.before
          ? 'There was no post before: publishing made it. It becomes a draft in WordPress, and keeps its address. The text here stays.'
          : 'WordPress has again what it had before the last publish. The text here stays as it is, with changes that are not published.'
      }
      actions={
        <>
          <Button
            variant={isChanged() ? 'danger' : 'primary'}
            disabled={!isRead()}
            busy={undo.busy() && 'Putting it back…'}
            onClick={() => void undo.run(isChanged())}
          >
            {isChanged() ? 'Put it back all the same' : attempt() && !attempt()?.before ? 'Make it a draft' : 'Put it back'}
          </Button>
          <Button variant="ghost" data-autofocus onClick={() => props.onClose()}>
            Cancel
          </Button>
        </>
      }
    >
      <Switch>
        <Match when={isChanged()}>
          <div class="px-5 py-3">
            <Notice tone="ochre">
              <Show when={undo.refusal()}>
                <b class="font-semibold">Not put back.</b>{' '}
              </Show>
              Somebody changed the post in WordPress after it was published. Put back all the same, that change is replaced too; import it
              first to have it here.
            </Notice>
          </div>
        </Match>
        <Match when={undo.refusal()}>
          {(refusal) => (
            <div class="px-5 py-3">
              <Notice tone="red">
                <b class="font-semibold">Not put back.</b> {refusal().message}
              </Notice>
            </div>
          )}
        </Match>
      </Switch>
      <Switch fallback={<DeskSkeleton />}>
        <Match when={failure()}>
          {(error) => (
            <div class="grid justify-items-start gap-3 px-5 py-4">
              <Notice tone="red">
                <b class="font-semibold">What is live now could not be looked up.</b> {failureOfOperation(error()).message}
              </Notice>
              <Button busy={(before.fetching || now.fetching) && 'Trying…'} onClick={again}>
                Try again
              </Button>
            </div>
          )}
        </Match>
        <Match when={before.data && !attempt()}>
          <p class="px-5 py-5 text-ink-2">There is nothing to put back: it was not published from here, or was put back already.</p>
        </Match>
        <Match when={isRead() && attempt()}>{(found) => <Both attempt={found()} live={live()} />}</Match>
      </Switch>
    </WideDialog>
  );
}

const Both = (props: { attempt: Attempt; live: Live | undefined }) => {
  const published = () => props.attempt.finishedAt ?? props.attempt.createdAt;
  return (
    <Switch fallback={<p class="px-5 py-5 text-ink-2">WordPress has no such post any more.</p>}>
      <Match when={props.live && props.attempt.before && { live: props.live, before: props.attempt.before }}>
        {(both) => (
          <>
            <CompareTexts
              inOrder
              left={{
                heading: `Live now (${both().live.status})`,
                name: 'the live post',
                title: both().live.title,
                html: both().live.contentHtml,
              }}
              right={{
                heading: `Before it was published ${ago(published())} (${both().before.status})`,
                name: 'the post as it was',
                title: both().before.title,
                html: both().before.contentHtml,
              }}
            />
            <TermsBeside here={both().live.terms} there={both().before.terms} names={{ here: 'now', there: 'before' }} />
          </>
        )}
      </Match>
      <Match when={props.live}>
        {(live) => (
          <div class="mx-auto max-w-179 px-4 py-5 sm:px-6">
            <p class="mb-3 text-label text-ink-3">Live now. It was made {ago(published())}.</p>
            <p class="serif-title mb-4 text-title">{live().title}</p>
            <Prose html={live().contentHtml} />
          </div>
        )}
      </Match>
    </Switch>
  );
};
