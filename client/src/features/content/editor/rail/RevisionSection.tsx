import { createEffect, createSignal, For, on, Show } from 'solid-js';
import { failureOfOperation } from '../../../../graphql/failure.ts';
import { createRevisionListPageQuery } from '../../../../graphql/generated/features/content/editor/rail/RevisionList.ts';
import { ago } from '../../../../lib/ago.ts';
import { formatMoment } from '../../../../lib/dates.ts';
import { formatCount } from '../../../../lib/numbers.ts';
import { createUrlState, text } from '../../../../lib/url-state.ts';
import { Button } from '../../../../ui/Button.tsx';
import { Skeleton } from '../../../../ui/Skeleton.tsx';
import type { Editing } from '../create-editor.ts';
import { ProposalCard } from './ProposalCard.tsx';
import { RailSection } from './RailSection.tsx';
import { RevisionDialog } from './RevisionDialog.tsx';
import { authorOf, type Revision } from './revisions.ts';

export interface RevisionSectionProps {
  editing: Editing;
  viewerId: string | null;
  readOnly: boolean;
}

/** What title and text were before, newest first. */
export function RevisionSection(props: RevisionSectionProps) {
  const { id } = props.editing.content();
  const [url, setUrl] = createUrlState({ revision: text() });
  const [after, setAfter] = createSignal<string | null>(null);
  const [result, load] = createRevisionListPageQuery({
    variables: () => ({ contentId: id, after: after() }),
    requestPolicy: 'cache-and-network',
  });
  const [older, setOlder] = createSignal<Revision[]>([]);
  const page = () => result.data?.contentRevisions;
  const loaded = () => [...older(), ...(page()?.nodes ?? [])];
  // What is only proposed is no version of the text: it is offered above them.
  const revisions = () => loaded().filter((revision) => !revision.proposed);
  const count = () => (page()?.totalCount ?? 0) - (loaded().length - revisions().length);

  // A save has made another one, which stands on the first page.
  createEffect(
    on(
      () => props.editing.base().version,
      () => {
        setOlder([]);
        if (after() === null) load({ requestPolicy: 'network-only' });
        else setAfter(null);
      },
      { defer: true },
    ),
  );
  const more = () => {
    setOlder(loaded());
    setAfter(page()?.pageInfo.endCursor ?? null);
  };
  const opened = () => revisions().find((revision) => revision.id === url.revision());

  return (
    <RailSection title="Revisions" aside={page() && formatCount(count())}>
      <ProposalCard editing={props.editing} readOnly={props.readOnly} />
      <Show when={result.error && !page() && result.error}>
        {(error) => (
          <div role="alert" class="grid justify-items-start gap-2 text-label text-red">
            {failureOfOperation(error()).message}
            <Button size="small" onClick={() => load({ requestPolicy: 'network-only' })}>
              Try again
            </Button>
          </div>
        )}
      </Show>
      <Show when={!page() && !result.error}>
        <Skeleton class="my-2 w-4/5" />
        <Skeleton class="my-2 w-3/5" />
      </Show>
      <ul class="-mx-2 grid grid-cols-[minmax(0,1fr)]">
        <For each={revisions()}>
          {(revision) => (
            <li>
              <button
                type="button"
                aria-haspopup="dialog"
                title={`${revision.note ? `${revision.note}. ` : ''}${formatMoment(revision.createdAt)}`}
                onClick={() => setUrl({ revision: revision.id })}
                class="flex h-7 w-full items-center gap-2 rounded-control px-2 text-left transition-colors duration-90 hover:bg-hover touch:h-11"
              >
                <span class="figures min-w-6 text-ink-3">v{revision.version}</span>
                <span class="min-w-0 flex-1 truncate">{authorOf(revision, props.viewerId)}</span>
                <span class="text-label whitespace-nowrap text-ink-3">{ago(revision.createdAt)}</span>
              </button>
            </li>
          )}
        </For>
      </ul>
      <Show when={page()?.pageInfo.hasNextPage}>
        <Button size="small" class="justify-self-start" busy={result.fetching && 'Loading…'} onClick={more}>
          Show older
        </Button>
      </Show>
      <Show when={opened()}>
        {(revision) => (
          <RevisionDialog
            revision={revision()}
            author={authorOf(revision(), props.viewerId)}
            editing={props.editing}
            readOnly={props.readOnly}
            onClose={() => setUrl({ revision: '' })}
          />
        )}
      </Show>
    </RailSection>
  );
}
