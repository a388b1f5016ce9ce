import CircleCheck from 'lucide-solid/icons/circle-check';
import CircleX from 'lucide-solid/icons/circle-x';
import LoaderCircle from 'lucide-solid/icons/loader-circle';
import TriangleAlert from 'lucide-solid/icons/triangle-alert';
import Undo2 from 'lucide-solid/icons/undo-2';
import { createEffect, For, on, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { failureOfOperation } from '../../../graphql/failure.ts';
import {
  createPublishSectionAttemptsQuery,
  type PublishSection_AttemptsQuery,
} from '../../../graphql/generated/features/content/undo/PublishSection.ts';
import { ago } from '../../../lib/ago.ts';
import { formatMoment } from '../../../lib/dates.ts';
import { formatCount } from '../../../lib/numbers.ts';
import { Button } from '../../../ui/Button.tsx';
import { RailSection } from '../editor/rail/RailSection.tsx';

type Attempt = PublishSection_AttemptsQuery['publishAttempts']['nodes'][number];

export interface PublishSectionProps {
  contentId: string;
  /** Another when one more was tried. */
  lastAttempt: { id: string; state: string } | null;
  /** Why nothing can be put back now. */
  obstacle: string | undefined;
  onUndo: () => void;
}

/** What was sent to WordPress and how that went, newest first; and the way to take the last of it back. */
export function PublishSection(props: PublishSectionProps) {
  const [result, load] = createPublishSectionAttemptsQuery({
    variables: () => ({ contentId: props.contentId }),
    pause: () => props.lastAttempt === null,
    requestPolicy: 'cache-and-network',
  });
  createEffect(
    on(
      () => `${props.lastAttempt?.id} ${props.lastAttempt?.state}`,
      () => props.lastAttempt && load({ requestPolicy: 'network-only' }),
      { defer: true },
    ),
  );
  const attempts = () => result.data?.publishAttempts;
  const remark = () => {
    const [newest] = attempts()?.nodes ?? [];
    return newest?.state === 'SUCCEEDED' ? newest.message : null;
  };
  const mayUndo = () => attempts()?.nodes.some(({ canUndo }) => canUndo);

  return (
    <Show when={props.lastAttempt}>
      <RailSection title="Publishes" aside={attempts() && formatCount(attempts()?.totalCount ?? 0)}>
        <Show when={result.error && !attempts() && result.error}>
          {(error) => (
            <p role="alert" class="text-label text-red">
              {failureOfOperation(error()).message}
            </p>
          )}
        </Show>
        <ul class="grid gap-1.5">
          <For each={attempts()?.nodes}>{(attempt) => <Row attempt={attempt} />}</For>
        </ul>
        <Show when={remark()}>
          {(words) => (
            <p role="status" class="flex gap-2 rounded-control bg-ochre-soft px-3 py-2">
              <TriangleAlert size={14} strokeWidth={1.75} aria-label="Remark" class="mt-0.75 flex-none text-ochre" />
              <span class="min-w-0 wrap-anywhere">{words()}</span>
            </p>
          )}
        </Show>
        <Show when={mayUndo()}>
          <Button
            size="small"
            class="justify-self-start"
            aria-haspopup="dialog"
            disabled={props.obstacle !== undefined}
            title={props.obstacle}
            onClick={() => props.onUndo()}
          >
            <Undo2 size={14} strokeWidth={1.75} /> Put the live post back…
          </Button>
        </Show>
      </RailSection>
    </Show>
  );
}

const looks = {
  RUNNING: { Icon: LoaderCircle, tone: 'text-pencil animate-turn' },
  SUCCEEDED: { Icon: CircleCheck, tone: 'text-green' },
  FAILED: { Icon: CircleX, tone: 'text-red' },
};
const words = {
  PUBLISH: { RUNNING: 'Publishing…', SUCCEEDED: 'Published', FAILED: 'Publish failed' },
  UNDO: { RUNNING: 'Putting back…', SUCCEEDED: 'Put back as it was', FAILED: 'Could not be put back' },
};

const Row = (props: { attempt: Attempt }) => {
  const moment = () => props.attempt.finishedAt ?? props.attempt.createdAt;
  return (
    <li class="grid grid-cols-[auto_minmax(0,1fr)_auto] items-baseline gap-x-2">
      <Dynamic
        component={looks[props.attempt.state].Icon}
        size={13}
        strokeWidth={1.9}
        aria-hidden="true"
        class={`translate-y-0.5 ${looks[props.attempt.state].tone}`}
      />
      <span>{words[props.attempt.kind][props.attempt.state]}</span>
      <span class="text-label text-ink-3" title={formatMoment(moment())}>
        {ago(moment())}
      </span>
      <Show when={props.attempt.state === 'FAILED' && props.attempt.message}>
        {(why) => <span class="col-span-2 col-start-2 text-label wrap-anywhere text-red">{why()}</span>}
      </Show>
    </li>
  );
};
