import { A } from '@solidjs/router';
import ArrowLeft from 'lucide-solid/icons/arrow-left';
import ExternalLink from 'lucide-solid/icons/external-link';
import { createEffect, createSignal, on, Show } from 'solid-js';
import { type ContentStanding, viewObstacle } from '../../../lib/content/standing.ts';
import { Button, buttonLook } from '../../../ui/Button.tsx';
import { Kbd } from '../../../ui/Kbd.tsx';
import { Status } from '../../../ui/Status.tsx';
import { contentUrl } from '../content.urls.ts';
import type { Editing } from './create-editor.ts';
import { SAVE_KEYS } from './modifier-keys.ts';
import { SaveState } from './SaveState.tsx';
import { UnsavedElsewhere } from './UnsavedElsewhere.tsx';

export interface EditorHeadProps {
  editing: Editing;
  standing: ContentStanding;
  readOnly: boolean;
  /** Why it cannot be published now. */
  obstacle: string | undefined;
  onPublish: () => void;
}

export function EditorHead(props: EditorHeadProps) {
  const content = () => props.editing.content();
  const unsaved = () => props.editing.isDirty();
  const publishWords = () => (content().unpublishedChanges ? 'Publish changes' : 'Publish');
  // A finger finds no title: who presses it all the same is told.
  const [asked, setAsked] = createSignal(false);
  createEffect(
    on(
      () => props.obstacle,
      () => setAsked(false),
    ),
  );
  return (
    <header class="flex min-h-14 flex-none flex-wrap items-center gap-x-2.5 gap-y-1.5 border-b border-rule px-3 py-2 sm:pr-5">
      <A
        href={contentUrl(content().siteId)}
        aria-label="Back to the Content Manager"
        title="Back to the Content Manager"
        class="inline-grid size-6.5 flex-none place-items-center rounded-control text-ink-3 transition-colors duration-90 hover:bg-press hover:text-ink touch:size-11"
      >
        <ArrowLeft size={16} strokeWidth={1.75} />
      </A>
      <A href={contentUrl(content().siteId)} class="hidden text-ink-3 hover:text-ink lg:inline" tabindex={-1} aria-hidden="true">
        Content Manager
      </A>
      <span aria-hidden="true" class="mr-1 hidden text-ink-3 lg:inline">
        /
      </span>
      <h1 class="sr-only">Edit {props.editing.base().fields.title}</h1>
      <span class="pl-1.25">
        <Status kind={props.standing.kind} />
      </span>
      <SaveState editing={props.editing} />
      <UnsavedElsewhere contentId={content().id} />
      <div class="ml-auto flex items-center gap-2">
        <Show when={!viewObstacle(content()) && content().externalUrl}>
          {(url) => (
            <a
              href={url()}
              target="_blank"
              rel="noreferrer"
              title="View in WordPress"
              aria-label="View in WordPress"
              class={`${buttonLook()} max-xl:w-7.5 max-xl:px-0 touch:max-xl:w-11`}
            >
              <ExternalLink size={14} strokeWidth={1.75} />
              <span class="hidden xl:inline">View in WordPress</span>
            </a>
          )}
        </Show>
        <Show when={!props.readOnly}>
          <Button
            variant={unsaved() ? 'primary' : 'plain'}
            aria-keyshortcuts="Control+S Meta+S"
            aria-disabled={unsaved() ? undefined : true}
            title={unsaved() ? undefined : 'Everything is saved'}
            busy={props.editing.saving() && 'Saving…'}
            onClick={() => unsaved() && void props.editing.save()}
          >
            Save <Kbd class={unsaved() ? 'border-on-pencil/45 text-on-pencil' : 'border-rule-2 text-ink-3'}>{SAVE_KEYS}</Kbd>
          </Button>
        </Show>
        <Button
          variant={unsaved() || props.obstacle ? 'plain' : 'primary'}
          aria-disabled={props.obstacle ? true : undefined}
          title={props.obstacle}
          aria-label={props.obstacle ? `${publishWords()}: ${props.obstacle}` : undefined}
          aria-haspopup={props.obstacle ? undefined : 'dialog'}
          onClick={() => (props.obstacle ? setAsked(true) : props.onPublish())}
        >
          {publishWords()}
        </Button>
      </div>
      <Show when={asked() && props.obstacle}>
        {(why) => (
          <p role="status" class="order-last w-full pb-0.5 pl-9 font-medium text-ochre">
            Not published: {why()}.
          </p>
        )}
      </Show>
    </header>
  );
}
