import RotateCw from 'lucide-solid/icons/rotate-cw';
import { createEffect, createSignal, For, type JSX, Match, onCleanup, Show, Switch } from 'solid-js';
import { failureOfOperation } from '../../../graphql/failure.ts';
import {
  createDeliveryDetailDeliveryQuery,
  createDeliveryDetailReplayMutation,
  type DeliveryDetail_DeliveryQuery,
} from '../../../graphql/generated/features/sites/webhooks/DeliveryDetail.ts';
import { formatMoment } from '../../../lib/dates.ts';
import { formatCount } from '../../../lib/numbers.ts';
import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { DeliveryState } from './DeliveryState.tsx';
import { attemptWords, eventName, pretty } from './webhook-words.ts';

type Delivery = NonNullable<DeliveryDetail_DeliveryQuery['webhookDelivery']>;

const AGAIN_MS = 3_000;

export interface DeliveryDetailProps {
  id: string;
  /** Whether its webhook is paused. */
  paused: boolean;
  onReplayed: (id: string) => void;
}

/** One delivery: what was sent and what came back. */
export function DeliveryDetail(props: DeliveryDetailProps) {
  const [result, load] = createDeliveryDetailDeliveryQuery({ variables: () => ({ id: props.id }), requestPolicy: 'cache-and-network' });
  const delivery = () => (result.data?.webhookDelivery?.id === props.id ? result.data.webhookDelivery : undefined);
  createEffect(() => {
    if (delivery()?.state !== 'PENDING') return;
    const timer = setInterval(() => document.visibilityState === 'visible' && load({ requestPolicy: 'network-only' }), AGAIN_MS);
    onCleanup(() => clearInterval(timer));
  });
  return (
    <Switch fallback={<Skeleton class="my-3 w-3/5" />}>
      <Match when={result.error && !delivery() && result.error}>
        {(error) => <Notice tone="red">{failureOfOperation(error()).message}</Notice>}
      </Match>
      <Match when={!result.fetching && result.data?.webhookDelivery === null}>
        <p class="text-ink-2">This delivery is no longer kept.</p>
      </Match>
      <Match when={delivery()}>{(found) => <Facts delivery={found()} paused={props.paused} onReplayed={props.onReplayed} />}</Match>
    </Switch>
  );
}

function Facts(props: { delivery: Delivery; paused: boolean; onReplayed: (id: string) => void }) {
  const delivery = () => props.delivery;
  const [replayed, replay] = createDeliveryDetailReplayMutation();
  const [fault, setFault] = createSignal<string>();
  const again = async () => {
    const { data, error } = await replay({ id: delivery().id });
    setFault(error && failureOfOperation(error).message);
    if (data) props.onReplayed(data.replayWebhookDelivery.delivery.id);
  };
  const waits = () => delivery().state === 'PENDING';
  const canReplay = () => delivery().event !== 'PING' && (!waits() || delivery().attempts > 0);
  return (
    <div class="grid gap-5">
      <div class="flex flex-wrap items-center gap-3">
        <h3 class="serif-title min-w-0 flex-1 text-row">{eventName(delivery().event)}</h3>
        <Show when={canReplay()}>
          <Button busy={replayed.fetching && 'Sending…'} disabled={props.paused} onClick={again}>
            <RotateCw size={14} strokeWidth={1.75} /> {waits() ? 'Try now' : 'Send again'}
          </Button>
        </Show>
      </div>
      <Show when={canReplay() && props.paused}>
        <p class="text-ink-2">The webhook is paused. Resume it to send this again.</p>
      </Show>
      <Show when={fault()}>{(words) => <Notice tone="red">{words()}</Notice>}</Show>
      <dl class="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
        <Fact name="State">
          <DeliveryState delivery={delivery()} />
        </Fact>
        <Fact name="Attempts">{attemptWords(delivery(), props.paused)}</Fact>
        <Fact name="Happened">{formatMoment(delivery().createdAt)}</Fact>
        <Show when={delivery().attemptedAt}>
          {(moment) => (
            <Fact name="Last sent">
              {formatMoment(moment())}, took {formatCount(delivery().durationMs ?? 0)} ms
            </Fact>
          )}
        </Show>
        <Show when={delivery().replayOf}>{(id) => <Fact name="Repeats">{<span class="figures break-all">{id()}</span>}</Fact>}</Show>
        <Fact name="Delivery">
          <span class="figures break-all">{delivery().id}</span>
        </Fact>
      </dl>
      <Show when={delivery().error}>{(words) => <Notice tone="red">{words()}</Notice>}</Show>
      <Part title="Sent">
        <Show when={delivery().requestHeaders.length > 0}>
          <Code>
            <For each={delivery().requestHeaders}>{({ name, value }) => <>{`${name}: ${value}\n`}</>}</For>
          </Code>
        </Show>
        <Code>{pretty(delivery().payload)}</Code>
      </Part>
      <Show when={delivery().responseStatus}>
        {(code) => (
          <Part title={`Answered ${code()}`}>
            <Show when={delivery().responseBody} fallback={<p class="text-ink-3">Without a body</p>}>
              {(body) => <Code>{pretty(body())}</Code>}
            </Show>
          </Part>
        )}
      </Show>
    </div>
  );
}

const Fact = (props: { name: string; children: JSX.Element }) => (
  <>
    <dt class="text-ink-3">{props.name}</dt>
    <dd class="min-w-0">{props.children}</dd>
  </>
);

const Part = (props: { title: string; children: JSX.Element }) => (
  <section class="grid gap-2">
    <h4 class="font-semibold">{props.title}</h4>
    {props.children}
  </section>
);

const Code = (props: { children: JSX.Element }) => (
  <pre
    tabindex={0}
    class="figures max-h-80 overflow-auto rounded-control border border-rule bg-well px-3 py-2.5 leading-5 whitespace-pre-wrap break-all"
  >
    {props.children}
  </pre>
);
