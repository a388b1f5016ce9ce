import { createEffect, on, Show } from 'solid-js';
import { createProposalOfQuery } from '../../../../graphql/generated/features/content/editor/rail/Proposal.ts';
import { ago } from '../../../../lib/ago.ts';
import { createUrlState, text } from '../../../../lib/url-state.ts';
import { Button } from '../../../../ui/Button.tsx';
import type { Editing } from '../create-editor.ts';
import { ProposalDialog } from './ProposalDialog.tsx';

export interface ProposalCardProps {
  editing: Editing;
  readOnly: boolean;
}

/** In the address, for a link that opens the comparison. */
const OPEN = 'proposed';

/** Says that the Writer has another text to offer, and opens the two side by side. */
export function ProposalCard(props: ProposalCardProps) {
  const { id } = props.editing.content();
  const [url, setUrl] = createUrlState({ revision: text() });
  const [result, load] = createProposalOfQuery({ variables: () => ({ id }), requestPolicy: 'cache-and-network' });
  const proposal = () => result.data?.contentItem?.proposedRevision;
  createEffect(
    on(
      () => props.editing.content().version,
      () => load({ requestPolicy: 'network-only' }),
      { defer: true },
    ),
  );
  const close = () => setUrl({ revision: '' });
  return (
    <Show when={proposal()}>
      {(proposed) => (
        <>
          <div class="grid gap-2 rounded-control bg-ochre-soft px-3 py-2.5 text-ink">
            <p>
              <b class="font-semibold">The Writer proposes another text</b>, written {ago(proposed().createdAt)}. Yours stays until you
              decide.
            </p>
            <Button size="small" class="justify-self-start" aria-haspopup="dialog" onClick={() => setUrl({ revision: OPEN })}>
              Compare and decide
            </Button>
          </div>
          <Show when={url.revision() === OPEN}>
            <ProposalDialog
              proposal={proposed()}
              editing={props.editing}
              readOnly={props.readOnly}
              onClose={close}
              onDecided={() => {
                close();
                load({ requestPolicy: 'network-only' });
              }}
            />
          </Show>
        </>
      )}
    </Show>
  );
}
