import { createEffect, createSignal, onCleanup, Show } from 'solid-js';
import { failureOfOperation } from '../../../graphql/failure.ts';
import {
  type ConflictChoice,
  createConflictDeskResolveMutation,
} from '../../../graphql/generated/features/content/conflicts/ConflictDesk.ts';
import { ago } from '../../../lib/ago.ts';
import { noteChange } from '../../../lib/changes.ts';
import { plural } from '../../../lib/numbers.ts';
import { withQuery } from '../../../lib/query.ts';
import { Button } from '../../../ui/Button.tsx';
import { Kbd } from '../../../ui/Kbd.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { makeShortcut } from '../../../ui/shortcut.ts';
import { showToast } from '../../../ui/Toast.tsx';
import { editorUrl } from '../content.urls.ts';
import { CompareTexts, type Side } from '../editor/compare/CompareTexts.tsx';
import { createMerge } from '../editor/compare/create-merge.ts';
import { MergeActions, MergeBody, type MergeShown } from '../editor/compare/MergeParts.tsx';
import { authorOf } from '../editor/rail/revisions.ts';
import { DeskFrame } from '../queue/DeskFrame.tsx';
import { TermsBeside } from '../queue/TermsBeside.tsx';
import type { ConflictDeskProps, Opened, Revised } from './ConflictDesk.tsx';

const told: Record<ConflictChoice, string> = { OURS: 'Ours kept', THEIRS: 'Theirs taken', MERGED: 'Merged text saved' };

export interface TwoTextsProps extends ConflictDeskProps {
  content: Opened;
  /** The newest version here, and who wrote it. */
  revision: Revised | undefined;
  onReread: () => void;
}

/** Ours and theirs beside each other, and what becomes of them. */
export function TwoTexts(props: TwoTextsProps) {
  const { content, queue } = props;
  const { conflict: theirs } = content;
  const [resolved, resolve] = createConflictDeskResolveMutation();
  const [choice, setChoice] = createSignal<ConflictChoice>();
  const [shown, setShown] = createSignal<MergeShown>('merge');
  const merge = createMerge(
    () => content,
    () => theirs,
  );
  const untouched = JSON.stringify(merge.result());
  createEffect(() => props.onBegun(JSON.stringify(merge.result()) !== untouched));
  onCleanup(() => {
    props.onBegun(false);
    props.onMerging(false);
  });

  const obstacle = () => (props.mayWrite ? undefined : 'Your account may not change content');
  const settle = async (keep: ConflictChoice) => {
    if (obstacle() || resolved.fetching) return;
    setChoice(keep);
    const { data } = await resolve({
      contentId: content.id,
      keep,
      merged: keep === 'MERGED' ? merge.result() : null,
      expectedVersion: content.version,
    });
    if (!data) return;
    noteChange();
    queue.settled([content.id]);
    const { length: read } = queue.items();
    const left = queue.list.total();
    props.onTold(`${told[keep]}: ${content.title}. ${left === 0 ? 'All are decided.' : `${plural(left, 'conflict')} left.`}`);
    showToast({
      message: `${told[keep]}: ${content.title}`,
      link: { href: withQuery(editorUrl(props.siteId, content.id), { view: 'details' }), label: read > 0 ? 'Its revisions' : 'Open it' },
    });
  };
  const busy = (keep: ConflictChoice, words: string) => resolved.fetching && choice() === keep && words;
  const begin = () => props.onMerging(true);

  const free = (key: string) => () => (props.merging || obstacle() || queue.selection.size() > 0 ? undefined : key);
  const group = 'On this page';
  makeShortcut(
    free('o'),
    () => void settle('OURS'),
    () => ({ label: 'Keep ours', group }),
  );
  makeShortcut(
    free('t'),
    () => void settle('THEIRS'),
    () => ({ label: 'Take theirs', group }),
  );
  makeShortcut(free('m'), begin, () => ({ label: 'Merge the two texts', group }));
  makeShortcut(
    () => (props.merging ? 'Escape' : undefined),
    () => props.onMerging(false),
    () => ({ label: 'Back from the merge', group }),
  );

  const left = (): Side => ({ heading: 'Ours, as it is saved here', name: 'our text', title: content.title, html: content.contentHtml });
  const right = (): Side => ({
    heading: theirs.wpModifiedAt ? `In WordPress, changed ${ago(theirs.wpModifiedAt)}` : 'In WordPress',
    name: 'the text of WordPress',
    title: theirs.title,
    html: theirs.contentHtml,
  });

  return (
    <DeskFrame
      siteId={props.siteId}
      contentId={content.id}
      title={content.title}
      cameByItself={queue.settledCount() > 0}
      facts={
        props.merging ? (
          'Choose at each place that differs. What you do not touch stays ours.'
        ) : (
          <>
            Changed here{' '}
            <Show when={props.revision} fallback={ago(content.updatedAt)}>
              {(revision) => (
                <>
                  {ago(revision().createdAt)} by {authorOf(revision(), props.viewerId)}
                </>
              )}
            </Show>
            , and in WordPress{' '}
            <Show when={theirs.wpModifiedAt} fallback="too">
              {(moment) => ago(moment())}
            </Show>
            . Found {ago(theirs.createdAt)}.
          </>
        )
      }
      note={!props.merging && (obstacle() ?? '“Keep ours”: WordPress has it after the next publish. Nothing is sent now.')}
      actions={
        <Show
          when={props.merging}
          fallback={
            <>
              <Key letter="O" disabled={obstacle()} busy={busy('OURS', 'Keeping…')} onClick={() => void settle('OURS')}>
                Keep ours
              </Key>
              <Key letter="T" disabled={obstacle()} busy={busy('THEIRS', 'Taking…')} onClick={() => void settle('THEIRS')}>
                Take theirs
              </Key>
              <Key letter="M" disabled={obstacle()} busy={false} onClick={begin}>
                Merge
              </Key>
            </>
          }
        >
          <MergeActions
            merge={merge}
            shown={shown()}
            onShown={setShown}
            busy={resolved.fetching && choice() === 'MERGED'}
            obstacle={obstacle()}
            onSave={() => void settle('MERGED')}
            onBack={() => props.onMerging(false)}
          />
        </Show>
      }
    >
      <Show when={resolved.error && failureOfOperation(resolved.error)}>
        {(failure) => (
          <div class="grid justify-items-start gap-2 px-4 pt-3 sm:px-5">
            <Notice tone="red">
              <b class="font-semibold">Not settled.</b> {failure().message} Both texts are still here.
            </Notice>
            <Show when={failure().code === 'CONFLICT'}>
              <Button onClick={() => props.onReread()}>Read both again</Button>
            </Show>
          </div>
        )}
      </Show>
      <Show when={props.merging} fallback={<CompareTexts left={left()} right={right()} />}>
        <MergeBody merge={merge} shown={shown()} left={left()} right={right()} names={{ ours: 'ours', theirs: 'theirs' }} />
      </Show>
      <Show when={!props.merging}>
        <TermsBeside here={content.taxonomyTerms} there={theirs.terms} />
      </Show>
    </DeskFrame>
  );
}

const Key = (props: { letter: string; disabled: string | undefined; busy: string | false; onClick: () => void; children: string }) => (
  <Button
    disabled={props.disabled !== undefined}
    title={props.disabled}
    busy={props.busy}
    aria-keyshortcuts={props.letter.toLowerCase()}
    onClick={() => props.onClick()}
  >
    {props.children} <Kbd class="border-rule-2 text-ink-3 max-sm:hidden">{props.letter}</Kbd>
  </Button>
);
