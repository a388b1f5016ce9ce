import { createEffect, createSignal, For, on, Show } from 'solid-js';
import { failureOfOperation } from '../../../../graphql/failure.ts';
import { createRevisionListPageQuery } from '../../../../graphql/generated/features/content/editor/rail/RevisionList.ts';
import { formatCount } from '../../../../lib/numbers.ts';
import { createUrlState, text } from '../../../../lib/url-state.ts';
import { Button } from '../../../../ui/Button.tsx';
import { Skeleton } from '../../../../ui/Skeleton.tsx';
import type { Editing } from '../create-editor.ts';
import { ProposalCard } from './ProposalCard.tsx';
import { RailSection } from './RailSection.tsx';
import { RevisionDialog } from './RevisionDialog.tsx';
import { RevisionRow } from './RevisionRow.tsx';
import type { Revision } from './revisions.ts';

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
      <ul class="-mx-2 grid grid-cols-[minmax(0,1fr)]" onKeyDown={moveByArrows}>
        <For each={revisions()}>
          {(revision, at) => (
            <li>
              <RevisionRow
                revision={revision}
                before={revisions()[at() + 1] ?? (page()?.pageInfo.hasNextPage ? undefined : null)}
                viewerId={props.viewerId}
                onOpen={() => setUrl({ revision: revision.id }, { push: true })}
              />
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
            revisions={revisions()}
            opened={revision()}
            viewerId={props.viewerId}
            editing={props.editing}
            readOnly={props.readOnly}
            onOpen={(id) => setUrl({ revision: id })}
            onClose={() => setUrl({ revision: '' })}
          />
        )}
      </Show>
    </RailSection>
  );
}

const moveByArrows = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by) return;
  const stops = [...event.currentTarget.querySelectorAll('button')];
  const at = stops.indexOf(document.activeElement as HTMLButtonElement);
  stops[Math.min(stops.length - 1, Math.max(0, at + by))]?.focus();
  event.preventDefault();
};
