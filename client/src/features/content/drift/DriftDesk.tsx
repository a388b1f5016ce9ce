import { useClient } from '@urql/solid';
import { Match, Switch } from 'solid-js';
import { failureOfOperation } from '../../../graphql/failure.ts';
import { DriftDesk_OneDocument, type DriftDesk_OneQuery } from '../../../graphql/generated/features/content/drift/DriftDesk.ts';
import { UNREACHABLE } from '../../../lib/failure.ts';
import { createLatest } from '../../../lib/latest.ts';
import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import type { MissingDeed } from '../missing/create-missing.ts';
import { DeskSkeleton } from '../queue/DeskSkeleton.tsx';
import { DriftTexts } from './DriftTexts.tsx';
import type { DriftQueue } from './drift-queue.ts';

export interface DriftDeeds {
  bringIn: (contentIds: string[]) => Promise<void>;
  /** Opens the preview, from where it is published or not. */
  publishOver: (contentIds: string[]) => void;
  /** Asks whether it is to be recreated or unlinked. */
  ask: (deed: MissingDeed, contentIds: string[]) => void;
}

export interface DriftDeskProps {
  siteId: string;
  queue: DriftQueue;
  deeds: DriftDeeds;
  busy: boolean;
  mayWrite: boolean;
  mayPublish: boolean;
  /** The open one is not there any more: the list is not as it was read. */
  onGone: () => void;
}

export type Drifted = DriftDesk_OneQuery['drift']['nodes'][number];

const PAUSE_MS = 60;

/** The one that is open, with its words, which the list does without: it is read from its place in the list. */
export function DriftDesk(props: DriftDeskProps) {
  const client = useClient();
  const asked = createLatest<{ id: string; found: Drifted | undefined }>({
    question: () => props.queue.current()?.driftId,
    pause: PAUSE_MS,
    ask: async (id) => {
      const after = props.queue.current()?.after ?? null;
      const { data, error } = await client.query(DriftDesk_OneDocument, { siteId: props.siteId, after }, { requestPolicy: 'network-only' });
      if (!data) return { failure: error ? failureOfOperation(error) : UNREACHABLE };
      const [found] = data.drift.nodes;
      return { answer: { id, found: found?.id === id ? found : undefined } };
    },
  });
  const answer = () => (asked.answer()?.id === props.queue.current()?.driftId ? asked.answer() : undefined);

  return (
    <Switch fallback={<DeskSkeleton />}>
      <Match when={asked.failure()}>
        {(failure) => (
          <div class="grid justify-items-start gap-3 px-5 py-5">
            <Notice tone="red">
              <b class="font-semibold">This change could not be loaded.</b> {failure().message}
            </Notice>
            <Button busy={asked.busy() && 'Trying…'} onClick={asked.retry}>
              Try again
            </Button>
          </div>
        )}
      </Match>
      <Match when={answer()?.found} keyed>
        {(found) => <DriftTexts {...props} drift={found} />}
      </Match>
      <Match when={answer() || (props.queue.list.loaded() && !props.queue.current())}>
        <div class="grid justify-items-start gap-3 px-5 py-6">
          <h2 class="serif-title text-title">It is not in the list any more</h2>
          <p class="max-w-110 text-ink-2">It was brought in, published or checked again meanwhile.</p>
          <Button
            variant="primary"
            onClick={() => {
              props.queue.close();
              props.onGone();
            }}
          >
            Read the list again
          </Button>
        </div>
      </Match>
    </Switch>
  );
}
