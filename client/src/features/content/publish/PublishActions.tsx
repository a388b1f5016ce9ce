import { Show } from 'solid-js';
import { Button } from '../../../ui/Button.tsx';
import { Kbd } from '../../../ui/Kbd.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { CONFIRM_KEYS, makeConfirmKeys } from '../editor/modifier-keys.ts';
import type { Publish } from './create-publish.ts';
import { publishWords } from './publish-plan.ts';

export interface PublishActionsProps {
  label: string;
  contentIds: () => string[];
  /** Those that are listed in the sheet, and made by pressing the button that says so. */
  terms: number;
  publish: Publish;
  onClose: () => void;
}

/** The primary of the sheet. The focus begins beside it: no key that was meant for something else publishes. */
export function PublishActions(props: PublishActionsProps) {
  const send = () => void props.publish.send(props.contentIds(), props.terms > 0);
  makeConfirmKeys(send);
  return (
    <>
      <Button
        variant="primary"
        class="flex-1"
        disabled={props.contentIds().length === 0}
        busy={props.publish.busy() && 'Publishing…'}
        aria-keyshortcuts="Control+Enter Meta+Enter"
        onClick={send}
      >
        {publishWords(props.label, props.terms)}{' '}
        <Show when={props.contentIds().length > 0 && props.terms === 0}>
          <Kbd class="border-on-pencil/45 text-on-pencil">{CONFIRM_KEYS}</Kbd>
        </Show>
      </Button>
      <Button variant="ghost" data-autofocus onClick={props.onClose}>
        Cancel
      </Button>
    </>
  );
}

export const NotBegun = (props: { publish: Publish }) => (
  <Show when={props.publish.failure()}>
    {(failed) => (
      <Notice tone="red">
        <b class="font-semibold">Not begun.</b> {failed().message} Nothing was sent.
      </Notice>
    )}
  </Show>
);
