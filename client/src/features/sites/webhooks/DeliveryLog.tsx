import ArrowLeft from 'lucide-solid/icons/arrow-left';
import { createEffect, createSignal, For, Match, onCleanup, Show, Switch } from 'solid-js';
import { failureOfOperation } from '../../../graphql/failure.ts';
import { createDeliveryLogListQuery } from '../../../graphql/generated/features/sites/webhooks/DeliveryLog.ts';
import type { WebhooksTab_WebhookFragment } from '../../../graphql/generated/features/sites/webhooks/WebhooksTab.ts';
import { createPagedList } from '../../../graphql/paged-list.ts';
import { ago } from '../../../lib/ago.ts';
import { formatMoment } from '../../../lib/dates.ts';
import { formatCount } from '../../../lib/numbers.ts';
import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { Segments } from '../../../ui/Segments.tsx';
import { Sheet } from '../../../ui/Sheet.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { DeliveryDetail } from './DeliveryDetail.tsx';
import { DeliveryState } from './DeliveryState.tsx';
import { attemptWords, eventName, type ListedDelivery, states } from './webhook-words.ts';

/** What is on its way is looked at again. */
const AGAIN_MS = 4_000;
const shown = [{ value: 'ALL' as const, label: 'All' }, ...states];

export interface DeliveryLogProps {
  /** Whose log; undefined while it is closed. */
  webhook: WebhooksTab_WebhookFragment | undefined;
  /** The one that is open in it. */
  deliveryId: string;
  onOpen: (deliveryId: string) => void;
  onClose: () => void;
}

/** What was sent to a webhook in the last 30 days, and what waits. */
export function DeliveryLog(props: DeliveryLogProps) {
  return (
    <Sheet
      wide
      open={props.webhook !== undefined}
      onOpenChange={(open) => !open && props.onClose()}
      title="Deliveries"
      summary={<span class="figures break-all">{props.webhook?.url}</span>}
    >
      <Show when={props.webhook}>
        {(webhook) => (
          <>
            <Show when={props.deliveryId}>
              {(id) => (
                <div class="grid gap-4">
                  <Button size="small" variant="ghost" class="-ml-2 justify-self-start" onClick={() => props.onOpen('')}>
                    <ArrowLeft size={14} strokeWidth={1.75} /> All deliveries
                  </Button>
                  <DeliveryDetail id={id()} paused={!webhook().active} onReplayed={props.onOpen} />
                </div>
              )}
            </Show>
            <div classList={{ hidden: props.deliveryId !== '' }}>
              <List webhook={webhook()} onOpen={props.onOpen} />
            </div>
          </>
        )}
      </Show>
    </Sheet>
  );
}

function List(props: { webhook: WebhooksTab_WebhookFragment; onOpen: (deliveryId: string) => void }) {
  const [state, setState] = createSignal<(typeof shown)[number]['value']>('ALL');
  const filter = () => {
    const wanted = state();
    return wanted === 'ALL' ? null : { states: [wanted] };
  };
  const list = createPagedList({
    variables: () => ({ webhookId: props.webhook.id, filter: filter() }),
    open: (query) => createDeliveryLogListQuery({ ...query, requestPolicy: 'cache-and-network' }),
    connection: (data) => data.webhookDeliveries,
  });
  const waits = () => list.nodes().some((delivery) => delivery.state === 'PENDING');
  createEffect(() => {
    if (!waits()) return;
    const timer = setInterval(() => document.visibilityState === 'visible' && list.reload(), AGAIN_MS);
    onCleanup(() => clearInterval(timer));
  });

  return (
    <div class="grid gap-3">
      <div class="flex flex-wrap items-center gap-3">
        <Segments label="Which deliveries" value={state()} options={shown} onChange={setState} />
        <span class="text-ink-3">Kept for 30 days</span>
      </div>
      <Switch fallback={<For each={[0, 1, 2]}>{() => <Skeleton class="my-2 w-4/5" />}</For>}>
        <Match when={!list.loaded() && list.error()}>
          {(error) => (
            <div class="grid justify-items-start gap-2">
              <Notice tone="red">{failureOfOperation(error()).message}</Notice>
              <Button size="small" onClick={list.reload}>
                Try again
              </Button>
            </div>
          )}
        </Match>
        <Match when={list.loaded() && list.nodes().length === 0}>
          <p class="py-4 text-ink-2">
            {state() === 'ALL'
              ? 'Nothing was sent in the last 30 days. A test shows whether the receiver answers.'
              : 'There is none of these.'}
          </p>
        </Match>
        <Match when={list.loaded()}>
          <ul
            class="border-y border-rule transition-opacity duration-180"
            classList={{ 'opacity-60': list.busy() }}
            aria-label="Deliveries"
          >
            <For each={list.nodes()}>
              {(delivery) => <Row delivery={delivery} paused={!props.webhook.active} onOpen={() => props.onOpen(delivery.id)} />}
            </For>
          </ul>
          <Show when={list.more().hasMore}>
            <div class="flex items-center gap-3">
              <Button busy={list.more().busy && 'Loading…'} onClick={list.more().onMore}>
                Show more
              </Button>
              <span class="text-ink-3">
                {formatCount(list.nodes().length)} of {formatCount(list.total() ?? 0)}
              </span>
            </div>
          </Show>
        </Match>
      </Switch>
    </div>
  );
}

function Row(props: { delivery: ListedDelivery; paused: boolean; onOpen: () => void }) {
  const delivery = () => props.delivery;
  const when = () => delivery().attemptedAt ?? delivery().createdAt;
  const answer = () => {
    const { responseStatus, durationMs, attempts } = delivery();
    if (attempts === 0) return '';
    return `${responseStatus ?? 'No answer'}, ${formatCount(durationMs ?? 0)} ms`;
  };
  return (
    <li class="border-rule not-first:border-t">
      <button
        type="button"
        onClick={props.onOpen}
        class="grid w-full grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-3 gap-y-0.5 rounded-control px-1 py-2 text-left hover:bg-hover sm:grid-cols-[8rem_minmax(0,1fr)_9rem_6.5rem]"
      >
        <DeliveryState delivery={delivery()} />
        <span class="truncate max-sm:row-start-2">
          {eventName(delivery().event)}
          <Show when={delivery().replayOf}>
            <span class="text-ink-3"> sent again</span>
          </Show>
        </span>
        <span class="figures truncate text-ink-2 max-sm:row-start-2 max-sm:text-right">{answer()}</span>
        <span class="text-right text-ink-3 max-sm:col-start-2 max-sm:row-start-1" title={formatMoment(when())}>
          {ago(when())}
        </span>
        <Show when={delivery().state === 'PENDING' || delivery().error}>
          <span class="col-span-full text-label text-ink-2 sm:col-start-2">
            {[delivery().error, delivery().state === 'PENDING' && capital(attemptWords(delivery(), props.paused))]
              .filter(Boolean)
              .join(' ')}
          </span>
        </Show>
      </button>
    </li>
  );
}

const capital = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
