import Ellipsis from 'lucide-solid/icons/ellipsis';
import KeyRound from 'lucide-solid/icons/key-round';
import Pause from 'lucide-solid/icons/pause';
import Pencil from 'lucide-solid/icons/pencil';
import Trash from 'lucide-solid/icons/trash';
import { Show } from 'solid-js';
import type {
  WebhooksTab_TestMutation,
  WebhooksTab_WebhookFragment,
} from '../../../graphql/generated/features/sites/webhooks/WebhooksTab.ts';
import { ago } from '../../../lib/ago.ts';
import { formatMoment } from '../../../lib/dates.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { DeliveryState } from './DeliveryState.tsx';
import { attemptWords, eventName } from './webhook-words.ts';

/** What came of a test, or why there was none. */
export type TestOutcome = WebhooksTab_TestMutation['testWebhook']['delivery'] | { refused: string };

export interface WebhookCardProps {
  webhook: WebhooksTab_WebhookFragment;
  /** What somebody is doing with it at the moment. */
  busy: 'test' | 'resume' | undefined;
  outcome: TestOutcome | undefined;
  onTest: () => void;
  onLog: () => void;
  onEdit: () => void;
  onRotate: () => void;
  onSetActive: (active: boolean) => void;
  onDelete: () => void;
}

/** One webhook: where it leads, what it is told, how the last delivery went. */
export function WebhookCard(props: WebhookCardProps) {
  const webhook = () => props.webhook;
  return (
    <li class="grid gap-2.5 border-rule px-3.5 py-3 not-first:border-t">
      <div class="flex flex-wrap items-start gap-x-3 gap-y-2">
        <div class="grid min-w-0 flex-1 basis-64 gap-0.5">
          <b class="figures min-w-0 font-medium break-all text-ink">{webhook().url}</b>
          <span class="text-ink-2">{webhook().events.map(eventName).join(', ')}</span>
          <LastDelivery webhook={webhook()} />
          <Show when={webhook().previousSecretUntil}>
            {(until) => <span class="text-label text-ink-3">Signed with the old secret too until {formatMoment(until())}</span>}
          </Show>
        </div>
        <div class="flex flex-none items-center gap-1.5">
          <Button size="small" onClick={props.onLog}>
            Deliveries
          </Button>
          <Button size="small" busy={props.busy === 'test' && 'Sending…'} onClick={props.onTest}>
            Send a test
          </Button>
          <Menu
            align="end"
            trigger={(trigger) => (
              <IconButton name={`More for ${webhook().url}`} {...trigger}>
                <Ellipsis size={16} strokeWidth={1.75} />
              </IconButton>
            )}
            items={[
              { label: 'Change…', icon: <Pencil size={14} strokeWidth={1.75} />, onSelect: props.onEdit },
              { label: 'New secret…', icon: <KeyRound size={14} strokeWidth={1.75} />, onSelect: props.onRotate },
              ...(webhook().active
                ? [{ label: 'Pause', icon: <Pause size={14} strokeWidth={1.75} />, onSelect: () => props.onSetActive(false) }]
                : []),
              { label: 'Delete…', icon: <Trash size={14} strokeWidth={1.75} />, danger: true, divided: true, onSelect: props.onDelete },
            ]}
          />
        </div>
      </div>
      <Show when={!webhook().active}>
        <div class="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-control bg-ochre-soft px-3 py-2">
          <p class="min-w-0 flex-1 basis-56">
            <b class="font-semibold text-ochre">Paused.</b> {webhook().pausedReason} What happens meanwhile is not told later.
          </p>
          <Button size="small" busy={props.busy === 'resume' && 'Resuming…'} onClick={() => props.onSetActive(true)}>
            Resume
          </Button>
        </div>
      </Show>
      <Show when={props.outcome}>{(outcome) => <Outcome outcome={outcome()} />}</Show>
    </li>
  );
}

function LastDelivery(props: { webhook: WebhooksTab_WebhookFragment }) {
  return (
    <Show when={props.webhook.lastDelivery} fallback={<span class="text-label text-ink-3">Nothing sent yet</span>}>
      {(last) => (
        <span class="flex min-w-0 flex-wrap items-baseline gap-x-2 text-label text-ink-3">
          <DeliveryState delivery={last()} />
          <span title={formatMoment(last().attemptedAt ?? last().createdAt)}>
            {eventName(last().event)}, {ago(last().attemptedAt ?? last().createdAt)}
          </span>
          <Show when={last().state === 'PENDING'}>
            <span>{attemptWords(last(), !props.webhook.active)}</span>
          </Show>
          <Show when={last().error}>{(error) => <span class="basis-full text-ink-2">{error()}</span>}</Show>
        </span>
      )}
    </Show>
  );
}

function Outcome(props: { outcome: TestOutcome }) {
  const outcome = () => props.outcome;
  const words = () => {
    const came = outcome();
    if ('refused' in came) return came.refused;
    if (came.state === 'DELIVERED') return `The receiver took the test: it answered ${came.responseStatus} in ${came.durationMs} ms.`;
    return `The test failed. ${came.error}`;
  };
  const isGood = () => {
    const came = outcome();
    return 'state' in came && came.state === 'DELIVERED';
  };
  return (
    <Show when={isGood()} fallback={<Notice tone="red">{words()}</Notice>}>
      <Notice tone="green">{words()}</Notice>
    </Show>
  );
}
