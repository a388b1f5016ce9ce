import { Show } from 'solid-js';
import { failureOfOperation } from '../../../../graphql/failure.ts';
import {
  createProposalAcceptMutation,
  createProposalDiscardMutation,
  type Proposal_OfQuery,
} from '../../../../graphql/generated/features/content/editor/rail/Proposal.ts';
import { ago } from '../../../../lib/ago.ts';
import { plural } from '../../../../lib/numbers.ts';
import { Button } from '../../../../ui/Button.tsx';
import { Notice } from '../../../../ui/Notice.tsx';
import { Prose } from '../../../../ui/Prose.tsx';
import { showToast } from '../../../../ui/Toast.tsx';
import type { Editing } from '../create-editor.ts';
import { countWords, textOf } from '../measure.ts';
import { WideDialog } from '../WideDialog.tsx';

export interface ProposalDialogProps {
  proposal: NonNullable<NonNullable<Proposal_OfQuery['contentItem']>['proposedRevision']>;
  editing: Editing;
  readOnly: boolean;
  onClose: () => void;
  onDecided: () => void;
}

/** The text that somebody wrote on, and the one that the Writer proposes: a person decides. */
export function ProposalDialog(props: ProposalDialogProps) {
  const [accepting, accept] = createProposalAcceptMutation();
  const [discarding, discard] = createProposalDiscardMutation();
  const mine = () => props.editing.mine;
  const error = () => accepting.error ?? discarding.error;
  const busy = () => accepting.fetching || discarding.fetching;
  const obstacle = () => {
    if (props.readOnly) return 'You may not change this content';
    return props.editing.isDirty() ? 'Save or undo your edits first' : undefined;
  };
  const take = async () => {
    const { data } = await accept({ revisionId: props.proposal.id, expectedVersion: props.editing.base().version });
    if (!data) return;
    props.onDecided();
    showToast({ message: 'The proposed text is in its place. The one before it stands in the revisions' });
  };
  const drop = async () => {
    const { data } = await discard({ revisionId: props.proposal.id });
    if (!data) return;
    props.onDecided();
    showToast({ message: 'Your text stays. The proposed one is gone' });
  };
  return (
    <WideDialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title="Take the proposed text?"
      description="Somebody changed the draft after it was written, so nothing was replaced. What only one of the two has is tinted."
      actions={
        <>
          <Button
            variant="primary"
            disabled={obstacle() !== undefined}
            title={obstacle()}
            busy={accepting.fetching && 'Taking it…'}
            onClick={() => !busy() && void take()}
          >
            Take the proposed text
          </Button>
          <Button
            variant="danger"
            disabled={props.readOnly}
            busy={discarding.fetching && 'Dropping it…'}
            data-autofocus
            onClick={() => !busy() && void drop()}
          >
            Keep mine, drop it
          </Button>
          <Button variant="ghost" onClick={() => props.onClose()}>
            Decide later
          </Button>
          <span class="mr-auto hidden text-label text-ink-3 md:inline">
            {obstacle() ?? 'The present text stays in the revisions either way.'}
          </span>
        </>
      }
    >
      <Show when={error()}>
        {(why) => (
          <div class="px-5 pt-4">
            <Notice tone="red">{failureOfOperation(why()).message}</Notice>
          </div>
        )}
      </Show>
      <div class="grid sm:grid-cols-2 sm:divide-x sm:divide-rule">
        <Side
          heading="The text now"
          title={mine().title}
          html={mine().contentHtml}
          against={{ html: props.proposal.contentHtml, as: 'before' }}
        />
        <Side
          heading={`Proposed, ${ago(props.proposal.createdAt)}`}
          title={props.proposal.title}
          html={props.proposal.contentHtml}
          against={{ html: mine().contentHtml, as: 'after' }}
        />
      </div>
    </WideDialog>
  );
}

function Side(props: { heading: string; title: string; html: string; against: { html: string; as: 'before' | 'after' } }) {
  return (
    // It scrolls with the dialog, by the keys as well.
    <section
      aria-label={props.heading}
      tabindex="0"
      class="min-w-0 -outline-offset-2! px-6 py-4 not-first:border-t not-first:border-rule sm:not-first:border-t-0"
    >
      <div class="flex items-baseline gap-2">
        <h3 class="min-w-0 flex-1 truncate text-label font-[550] text-ink-2">{props.heading}</h3>
        <span class="text-label text-ink-3">{plural(countWords(textOf(props.html)), 'word')}</span>
      </div>
      <p class="serif-title mt-1 mb-4 text-title text-balance">{props.title}</p>
      <Prose html={props.html} against={props.against} />
    </section>
  );
}
