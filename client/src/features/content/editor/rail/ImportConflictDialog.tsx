import { createSignal, Show } from 'solid-js';
import { failureOfOperation } from '../../../../graphql/failure.ts';
import {
  type ConflictChoice,
  createConflictCardResolveMutation,
} from '../../../../graphql/generated/features/content/editor/rail/ConflictCard.ts';
import { ago } from '../../../../lib/ago.ts';
import { noteChange } from '../../../../lib/changes.ts';
import { Button } from '../../../../ui/Button.tsx';
import { Notice } from '../../../../ui/Notice.tsx';
import { showToast } from '../../../../ui/Toast.tsx';
import { CompareTexts, type Side } from '../compare/CompareTexts.tsx';
import { createMerge } from '../compare/create-merge.ts';
import { MergeActions, MergeBody, type MergeShown } from '../compare/MergeParts.tsx';
import type { Content, Editing } from '../create-editor.ts';
import { WideDialog } from '../WideDialog.tsx';

export interface ImportConflictDialogProps {
  conflict: NonNullable<Content['conflict']>;
  editing: Editing;
  readOnly: boolean;
  onClose: () => void;
}

const told: Record<ConflictChoice, string> = {
  OURS: 'Ours stays. Publish to send it to WordPress',
  THEIRS: 'The text of WordPress is here now. Ours stands in the revisions',
  MERGED: 'The merged text is saved. Publish to send it to WordPress',
};

/** What is here and what WordPress has, after both were changed: a person decides, and no words go. */
export function ImportConflictDialog(props: ImportConflictDialogProps) {
  const [resolved, resolve] = createConflictCardResolveMutation();
  const [choice, setChoice] = createSignal<ConflictChoice>();
  const [merging, setMerging] = createSignal(false);
  const [shown, setShown] = createSignal<MergeShown>('merge');
  // As they are when it opens. Who saves meanwhile is found out by the version, before anything is settled.
  const { version, fields: ours } = props.editing.base();
  const theirs = { ...props.conflict };
  const merge = createMerge(
    () => ours,
    () => theirs,
  );

  const obstacle = () => {
    if (props.readOnly) return 'You may not change this content';
    return props.editing.isDirty() ? 'Save or undo your edits first' : undefined;
  };
  const settle = async (keep: ConflictChoice) => {
    if (obstacle() || resolved.fetching) return;
    setChoice(keep);
    const { data } = await resolve({
      contentId: props.editing.content().id,
      keep,
      merged: keep === 'MERGED' ? merge.result() : null,
      expectedVersion: version,
    });
    if (!data) return;
    noteChange();
    props.onClose();
    showToast({ message: told[keep] });
  };
  const busy = (keep: ConflictChoice, words: string) => resolved.fetching && choice() === keep && words;

  const left = (): Side => ({ heading: 'Ours, as it is saved here', name: 'our text', title: ours.title, html: ours.contentHtml });
  const right = (): Side => ({
    heading: theirs.wpModifiedAt ? `In WordPress, changed ${ago(theirs.wpModifiedAt)}` : 'In WordPress',
    name: 'the text of WordPress',
    title: theirs.title,
    html: theirs.contentHtml,
  });
  const names = () => props.editing.content().taxonomyTerms.map((term) => term.name);

  return (
    <WideDialog
      open
      // Out of a merge Escape leads back first: what was chosen and written there is not lost by one key.
      onOpenChange={() => (merging() ? setMerging(false) : props.onClose())}
      title={merging() ? 'Merge the two texts' : 'Changed in both places'}
      description={
        merging()
          ? 'Choose at each place that differs. What you do not touch stays ours.'
          : 'Since they were last the same, the content was changed here and the post in WordPress. What is not kept stays in the revisions.'
      }
      actions={
        <Show
          when={merging()}
          fallback={
            <>
              <Button disabled={obstacle() !== undefined} title={obstacle()} busy={busy('OURS', 'Keeping…')} onClick={() => settle('OURS')}>
                Keep ours
              </Button>
              <Button
                disabled={obstacle() !== undefined}
                title={obstacle()}
                busy={busy('THEIRS', 'Taking…')}
                onClick={() => settle('THEIRS')}
              >
                Take theirs
              </Button>
              <Button disabled={obstacle() !== undefined} title={obstacle()} onClick={() => setMerging(true)}>
                Merge
              </Button>
              <Button variant="ghost" data-autofocus onClick={() => props.onClose()}>
                Decide later
              </Button>
              <span class="mr-auto hidden text-label text-ink-3 lg:inline">
                {obstacle() ?? '“Keep ours”: WordPress has it after the next publish. Nothing is sent now.'}
              </span>
            </>
          }
        >
          <MergeActions
            merge={merge}
            shown={shown()}
            onShown={setShown}
            busy={resolved.fetching && choice() === 'MERGED'}
            obstacle={obstacle()}
            onSave={() => settle('MERGED')}
            onBack={() => setMerging(false)}
          />
        </Show>
      }
    >
      <Show when={resolved.error}>
        {(error) => (
          <div class="px-5 pt-3">
            <Notice tone="red">
              <b class="font-semibold">Not settled.</b> {failureOfOperation(error()).message} Both texts are still here.
            </Notice>
          </div>
        )}
      </Show>
      <Show when={merging()} fallback={<CompareTexts left={left()} right={right()} />}>
        <MergeBody merge={merge} shown={shown()} left={left()} right={right()} names={{ ours: 'ours', theirs: 'theirs' }} />
      </Show>
      <Show when={!merging()}>
        <dl class="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 border-t border-rule px-5 py-3">
          <dt class="text-ink-3">Terms here</dt>
          <dd>{names().join(', ') || 'None'}</dd>
          <dt class="text-ink-3">Terms in WordPress</dt>
          <dd>{theirs.terms.map((term) => term.name).join(', ') || 'None'}</dd>
        </dl>
      </Show>
    </WideDialog>
  );
}
