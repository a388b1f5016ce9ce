import Unlink from 'lucide-solid/icons/unlink';
import { Show } from 'solid-js';
import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { createMissing } from './create-missing.ts';
import { MissingDialog } from './MissingDialog.tsx';

export interface MissingCardProps {
  contentId: string;
  externalId: string | null;
  mayWrite: boolean;
  /** Why it cannot be recreated now. */
  obstacle: string | undefined;
  onChanged: () => void;
}

/** In the editor: the post is gone, and somebody decides what becomes of it. */
export function MissingCard(props: MissingCardProps) {
  const missing = createMissing({ onDone: () => undefined, onChanged: () => props.onChanged() });
  return (
    <div class="border-b border-rule px-4 py-3.5">
      <div class="grid gap-2 rounded-control border border-edge px-3 py-2.5">
        <p>
          <b class="flex items-center gap-1.5 font-semibold">
            <Unlink size={15} strokeWidth={1.75} aria-hidden="true" class="flex-none" /> Missing in WordPress
          </b>
          {props.externalId ? `Post ${props.externalId}` : 'Its post'} was trashed or deleted there. What is here is safe.
        </p>
        <div class="flex flex-wrap gap-1.5">
          <Button
            size="small"
            aria-haspopup="dialog"
            disabled={props.obstacle !== undefined}
            title={props.obstacle}
            onClick={() => missing.ask('recreate', [props.contentId])}
          >
            Recreate in WordPress
          </Button>
          <Button
            size="small"
            variant="ghost"
            aria-haspopup="dialog"
            disabled={!props.mayWrite}
            onClick={() => missing.ask('unlink', [props.contentId])}
          >
            Unlink
          </Button>
        </div>
        <Show when={props.obstacle}>{(why) => <p class="text-label text-ink-3">Not to be recreated now: {why()}.</p>}</Show>
        <Show when={missing.failure()}>{(words) => <Notice tone="red">{words()}</Notice>}</Show>
      </div>
      <MissingDialog missing={missing} />
    </div>
  );
}
