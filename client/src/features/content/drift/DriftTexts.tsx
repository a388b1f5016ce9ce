import ExternalLink from 'lucide-solid/icons/external-link';
import { For, Show } from 'solid-js';
import { ago } from '../../../lib/ago.ts';
import { Button } from '../../../ui/Button.tsx';
import { Kbd } from '../../../ui/Kbd.tsx';
import { Prose } from '../../../ui/Prose.tsx';
import { makeShortcut } from '../../../ui/shortcut.ts';
import { CompareTexts } from '../editor/compare/CompareTexts.tsx';
import { DeskFrame } from '../queue/DeskFrame.tsx';
import { TermsBeside } from '../queue/TermsBeside.tsx';
import type { DriftDeskProps, Drifted } from './DriftDesk.tsx';
import { driftLabel, isGone } from './drift-words.ts';

/** Ours beside what WordPress has now, and which of them is to be in both places. */
export function DriftTexts(props: DriftDeskProps & { drift: Drifted }) {
  const { drift, queue, deeds } = props;
  const { content } = drift;
  const ids = [content.id];
  const gone = isGone(drift.kind);
  const mayNot = () => (props.mayPublish ? undefined : 'Your account may not import or publish');

  const acts = gone
    ? [
        { letter: 'R', label: 'Recreate in WordPress', why: mayNot, act: () => deeds.ask('recreate', ids) },
        {
          letter: 'U',
          label: 'Unlink',
          why: () => (props.mayWrite ? undefined : 'Your account may not change content'),
          act: () => deeds.ask('unlink', ids),
        },
      ]
    : [
        { letter: 'B', label: 'Bring it in', why: mayNot, act: () => void deeds.bringIn(ids) },
        { letter: 'P', label: 'Publish ours over it', why: mayNot, act: () => deeds.publishOver(ids) },
      ];
  for (const { letter, label, why, act } of acts) {
    makeShortcut(
      () => (why() || queue.selection.size() > 0 ? undefined : letter),
      act,
      () => ({ label, group: 'On this page' }),
    );
  }

  return (
    <DeskFrame
      siteId={props.siteId}
      contentId={content.id}
      title={content.title}
      cameByItself={queue.settledCount() > 0}
      facts={
        <>
          {driftLabel[drift.kind]}
          {drift.wpModifiedAt && drift.kind === 'CHANGED' ? ` ${ago(drift.wpModifiedAt)}` : ''}
          {drift.wpStatus && drift.wpStatus !== 'publish' && drift.kind === 'CHANGED' ? `, its status there is ${drift.wpStatus}` : ''}.
          Found {ago(drift.foundAt)}.
          <Show when={!gone && content.externalUrl}>
            {(url) => (
              <>
                {' '}
                <a href={url()} target="_blank" rel="noreferrer" class="text-link inline-flex items-center gap-1">
                  View it there <ExternalLink size={12} strokeWidth={1.75} aria-label="opens in a new tab" />
                </a>
              </>
            )}
          </Show>
        </>
      }
      note={
        gone
          ? 'What is here is safe, whichever you choose.'
          : content.unpublishedChanges
            ? 'It was changed here too: bringing it in makes a conflict, for you to choose.'
            : 'Nothing is sent before you have seen the preview.'
      }
      actions={
        <For each={acts}>
          {({ letter, label, why, act }) => (
            <Button
              disabled={why() !== undefined}
              title={why()}
              busy={letter === 'B' && props.busy && 'Asking…'}
              aria-keyshortcuts={letter.toLowerCase()}
              onClick={act}
            >
              {label} <Kbd class="border-rule-2 text-ink-3 max-sm:hidden">{letter}</Kbd>
            </Button>
          )}
        </For>
      }
    >
      <Show
        when={drift.title !== null && drift.contentHtml !== null}
        fallback={
          <div class="mx-auto max-w-179 px-4 py-5 sm:px-6">
            <p class="mb-3 text-label text-ink-3">What is here: WordPress has nothing of it any more.</p>
            <p class="serif-title mb-4 text-title">{content.title}</p>
            <Prose html={content.contentHtml} />
          </div>
        }
      >
        <CompareTexts
          left={{
            heading: content.unpublishedChanges ? 'Ours, with changes that are not published' : 'Ours, as it is here',
            name: 'our text',
            title: content.title,
            html: content.contentHtml,
          }}
          right={{
            heading: drift.wpModifiedAt ? `In WordPress, changed ${ago(drift.wpModifiedAt)}` : 'In WordPress',
            name: 'the text of WordPress',
            title: drift.title ?? '',
            html: drift.contentHtml ?? '',
          }}
        />
        <TermsBeside here={content.taxonomyTerms} there={drift.terms} />
      </Show>
    </DeskFrame>
  );
}
