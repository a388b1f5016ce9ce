import { useClient } from '@urql/solid';
import { Match, Switch } from 'solid-js';
import { failureOfOperation } from '../../../graphql/failure.ts';
import {
  ConflictDesk_ContentDocument,
  type ConflictDesk_ContentQuery,
} from '../../../graphql/generated/features/content/conflicts/ConflictDesk.ts';
import { UNREACHABLE } from '../../../lib/failure.ts';
import { createLatest } from '../../../lib/latest.ts';
import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { DeskSkeleton } from '../queue/DeskSkeleton.tsx';
import type { ConflictQueue } from './conflict-queue.ts';
import { TwoTexts } from './TwoTexts.tsx';

export interface ConflictDeskProps {
  siteId: string;
  contentId: string;
  queue: ConflictQueue;
  viewerId: string | null;
  mayWrite: boolean;
  merging: boolean;
  onMerging: (merging: boolean) => void;
  /** Whether something is chosen in a merge that would be lost. */
  onBegun: (begun: boolean) => void;
  /** What is announced. */
  onTold: (words: string) => void;
}

type Asked = NonNullable<ConflictDesk_ContentQuery['contentItem']>;
/** Both texts as they were when it was opened: whoever compares them has them in front, whatever becomes known meanwhile. */
export type Opened = Asked & { conflict: NonNullable<Asked['conflict']> };
export type Revised = ConflictDesk_ContentQuery['contentRevisions']['nodes'][number];

/** Stepping through the list asks for what somebody stays at. */
const PAUSE_MS = 60;

/** The conflict that is open. It is read when it is opened: both sides may have moved on since the list was. */
export function ConflictDesk(props: ConflictDeskProps) {
  const client = useClient();
  const asked = createLatest<{ id: string; content: Opened | undefined; revision: Revised | undefined }>({
    question: () => props.contentId || undefined,
    pause: PAUSE_MS,
    ask: async (id) => {
      const { data, error } = await client.query(ConflictDesk_ContentDocument, { id }, { requestPolicy: 'network-only' });
      if (!data) return { failure: error ? failureOfOperation(error) : UNREACHABLE };
      const content = data.contentItem;
      const isOpen = content?.siteId === props.siteId && content.conflict;
      return { answer: { id, content: isOpen ? (content as Opened) : undefined, revision: data.contentRevisions.nodes[0] } };
    },
  });
  const answer = () => (asked.answer()?.id === props.contentId ? asked.answer() : undefined);
  const opened = () => {
    const { content, revision } = answer() ?? {};
    return content && { content, revision };
  };

  return (
    <Switch fallback={<DeskSkeleton />}>
      <Match when={asked.failure()}>
        {(failure) => (
          <div class="grid justify-items-start gap-3 px-5 py-5">
            <Notice tone="red">
              <b class="font-semibold">This conflict could not be loaded.</b> {failure().message}
            </Notice>
            <Button busy={asked.busy() && 'Trying…'} onClick={asked.retry}>
              Try again
            </Button>
          </div>
        )}
      </Match>
      <Match when={opened()?.content} keyed>
        {(content) => <TwoTexts {...props} content={content} revision={opened()?.revision} onReread={asked.retry} />}
      </Match>
      <Match when={answer()}>
        <div class="grid justify-items-start gap-3 px-5 py-6">
          <h2 class="serif-title text-title">There is nothing to decide here any more</h2>
          <p class="max-w-110 text-ink-2">
            Somebody has decided it meanwhile, or the content was deleted. What was not kept stands in its revisions.
          </p>
          <Button variant="primary" onClick={() => props.queue.settled([props.contentId])}>
            Go on
          </Button>
        </div>
      </Match>
    </Switch>
  );
}
