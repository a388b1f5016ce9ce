import { useClient } from '@urql/solid';
import { createEffect, createSignal, lazy, onCleanup, Show, Suspense } from 'solid-js';
import { type Masked, unmask } from '../../../graphql/fragment.ts';
import { createEditorChangedSubscription, type Editor_ContentFragment } from '../../../graphql/generated/features/content/editor/Editor.ts';
import { makeCommands } from '../../../lib/commands.ts';
import { publishingOf } from '../../../lib/content/publishing.ts';
import { type ContentStanding, publishObstacle, standingOf, writeObstacle } from '../../../lib/content/standing.ts';
import { useJobs } from '../../../lib/jobs.tsx';
import { noteVisit } from '../../../lib/recent.ts';
import { createUrlState, text } from '../../../lib/url-state.ts';
import { createMedia } from '../../../ui/media.ts';
import { Notice } from '../../../ui/Notice.tsx';
import { editorUrl } from '../content.urls.ts';
import { ConflictDialog } from './ConflictDialog.tsx';
import { createEditor } from './create-editor.ts';
import { DeletedNotice } from './DeletedNotice.tsx';
import { Desk } from './Desk.tsx';
import { EditorHead } from './EditorHead.tsx';
import { EditorRail } from './EditorRail.tsx';
import { LeaveDialog } from './LeaveDialog.tsx';
import { useLeaveGuard } from './leave-guard.ts';
import { makeSaveKeys, SAVE_KEYS } from './modifier-keys.ts';
import { createNames } from './names.ts';
import { UnsavedOffers } from './UnsavedOffers.tsx';

const UndoDialog = lazy(() => import('../undo/UndoDialog.tsx'));
const PublishSheet = lazy(() => import('../publish/PublishSheet.tsx').then((module) => ({ default: module.PublishSheet })));

export interface EditorProps {
  content: Masked<Editor_ContentFragment>;
  site: { url: string; active: boolean };
  viewer: { id: string | null; mayWrite: boolean; mayPublish: boolean };
  /** Asks the server again how the content stands. */
  reload: () => void;
}

export function Editor(props: EditorProps) {
  const content = () => unmask<Editor_ContentFragment>(props.content);
  const editing = createEditor(useClient(), { content, keepsOnServer: props.viewer.id !== null && props.viewer.mayWrite });
  const names = createNames(content);
  const guard = useLeaveGuard(editing.isDirty);
  const [url, setUrl] = createUrlState({ dialog: text() });
  const hasRail = createMedia('(width >= 64rem)');
  makeSaveKeys(() => void editing.save());

  createEffect(() => {
    document.title = `${editing.isDirty() ? '• ' : ''}${editing.mine.title || 'Untitled'} · IGNY8`;
  });

  createEffect(() => {
    const { id, siteId } = content();
    noteVisit({ siteId, href: editorUrl(siteId, id), kind: 'content', label: editing.base().fields.title || 'Untitled' });
  });

  createEditorChangedSubscription({ variables: () => ({ siteId: content().siteId }) }, (_before, event) => {
    const { ids } = event.contentChanged;
    if (!ids || ids.includes(content().id)) props.reload();
    return event;
  });

  const jobs = useJobs();
  const [working, setWorking] = createSignal(false);
  createEffect(() => {
    const publishing = jobs.running(content().siteId).filter((job) => job.kind === 'PUBLISH_CONTENT' || job.kind === 'UNDO_PUBLISH');
    // One that has ended may have brought this content an address or a fault.
    if (working() && publishing.length === 0) props.reload();
    setWorking(publishing.length > 0);
  });
  onCleanup(() => setWorking(false));

  // In the editor two saves that met are one more conflict.
  const standing = (): ContentStanding =>
    editing.conflict() ? { kind: 'conflict' } : standingOf(content(), publishingOf(content(), jobs));
  const readOnly = () => !props.viewer.mayWrite || content().deletedAt !== null;
  /** Why nothing is sent just now, whatever it were. */
  const atWork = () => {
    if (content().deletedAt) return 'it was deleted here';
    if (publishingOf(content(), jobs)) return 'it is being published';
    return editing.isDirty() ? 'save your changes first' : undefined;
  };
  const rights = () => ({ siteActive: props.site.active, mayPublish: props.viewer.mayPublish });
  const obstacle = () => atWork() ?? publishObstacle(content(), rights());
  const obstacles = () => ({
    undo: atWork() ?? (content().missingInWordPress ? 'its post is gone from WordPress' : writeObstacle(rights())),
    recreate: atWork() ?? publishObstacle({ ...content(), missingInWordPress: false, status: 'DRAFT' }, rights()),
  });
  const canUndo = () => content().lastPublishAttempt?.canUndo && !obstacles().undo;
  const openUndo = () => setUrl({ dialog: 'undo-publish' }, { push: true });

  makeCommands(() => [
    ...(editing.isDirty() && !readOnly() ? [{ label: 'Save', keys: SAVE_KEYS, run: () => void editing.save() }] : []),
    ...(obstacle() ? [] : [{ label: 'Publish…', run: () => setUrl({ dialog: 'publish' }, { push: true }) }]),
    ...(canUndo() ? [{ label: 'Put the live post back…', words: 'undo publish', run: openUndo }] : []),
  ]);

  const rail = () => (
    <EditorRail
      editing={editing}
      names={names}
      standing={standing()}
      viewerId={props.viewer.id}
      readOnly={readOnly()}
      obstacles={obstacles()}
      onUndo={openUndo}
      onChanged={props.reload}
    />
  );

  return (
    <div class="flex min-h-0 flex-1 flex-col">
      <EditorHead
        editing={editing}
        standing={standing()}
        readOnly={readOnly()}
        obstacle={obstacle()}
        onPublish={() => setUrl({ dialog: 'publish' }, { push: true })}
      />
      <div class="flex min-h-0 flex-1">
        <Desk
          editing={editing}
          siteUrl={props.site.url}
          readOnly={readOnly()}
          details={rail()}
          notices={
            <>
              <Show when={content().deletedAt}>
                {(deletedAt) => (
                  <DeletedNotice
                    contentId={content().id}
                    deletedAt={deletedAt()}
                    mayRestore={props.viewer.mayWrite}
                    onRestored={props.reload}
                  />
                )}
              </Show>
              <Show when={editing.failure()}>
                {(failure) => (
                  <Notice tone="red">
                    <b class="font-semibold">Not saved.</b> {failure().message} Your text is still here
                    {editing.kept() ? ', and kept' : ''}.
                  </Notice>
                )}
              </Show>
              <UnsavedOffers editing={editing} readOnly={readOnly()} />
            </>
          }
        />
        <Show when={hasRail()}>
          <aside aria-label="Details" class="w-76 flex-none overflow-y-auto border-l border-rule bg-paper">
            {rail()}
          </aside>
        </Show>
      </div>
      <ConflictDialog editing={editing} names={names} />
      <LeaveDialog editing={editing} guard={guard} />
      <Show when={url.dialog() === 'publish' && !obstacle()}>
        <Suspense>
          <PublishSheet siteId={content().siteId} contentIds={[content().id]} open onOpenChange={() => setUrl({ dialog: '' })} />
        </Suspense>
      </Show>
      <Show when={url.dialog() === 'undo-publish' && !obstacles().undo}>
        <Suspense>
          <UndoDialog contentId={content().id} onClose={() => setUrl({ dialog: '' })} onUndone={props.reload} />
        </Suspense>
      </Show>
    </div>
  );
}
