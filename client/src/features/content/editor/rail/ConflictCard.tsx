import GitCompareArrows from 'lucide-solid/icons/git-compare-arrows';
import { Show } from 'solid-js';
import { ago } from '../../../../lib/ago.ts';
import { createUrlState, text } from '../../../../lib/url-state.ts';
import { Button } from '../../../../ui/Button.tsx';
import type { Editing } from '../create-editor.ts';
import { ImportConflictDialog } from './ImportConflictDialog.tsx';

/** In the address, for a link that opens the two texts. */
const OPEN = 'conflict';

/** Says that the content was changed here and in WordPress, and opens both beside each other. */
export function ConflictCard(props: { editing: Editing; readOnly: boolean }) {
  const [url, setUrl] = createUrlState({ dialog: text() });
  return (
    <Show when={props.editing.content().conflict}>
      {(conflict) => (
        <div class="border-b border-rule px-4 py-3.5">
          <div class="grid gap-2 rounded-control bg-plum-soft px-3 py-2.5">
            <p>
              <b class="flex items-center gap-1.5 font-semibold text-plum">
                <GitCompareArrows size={15} strokeWidth={1.75} aria-hidden="true" class="flex-none" /> Changed in both places
              </b>
              Somebody changed the post in WordPress{' '}
              <Show when={conflict().wpModifiedAt} fallback="too">
                {(moment) => ago(moment())}
              </Show>
              , after it was last the same here. Yours stays until you decide.
            </p>
            <Button size="small" class="justify-self-start" aria-haspopup="dialog" onClick={() => setUrl({ dialog: OPEN }, { push: true })}>
              Compare and decide
            </Button>
          </div>
          <Show when={url.dialog() === OPEN}>
            <ImportConflictDialog
              conflict={conflict()}
              editing={props.editing}
              readOnly={props.readOnly}
              onClose={() => setUrl({ dialog: '' })}
            />
          </Show>
        </div>
      )}
    </Show>
  );
}
