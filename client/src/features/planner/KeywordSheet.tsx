/** One keyword: what is known of it, and why it is where it is. */
import { useClient } from '@urql/solid';
import CornerDownRight from 'lucide-solid/icons/corner-down-right';
import { createSignal, For, type JSX, Match, Show, Switch } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import {
  createKeywordSheetKeywordQuery,
  type Intent,
  type KeywordSheet_KeywordQuery,
  KeywordSheet_SetIntentDocument,
} from '../../graphql/generated/features/planner/KeywordSheet.ts';
import { createClusterOptions } from '../../lib/cluster-options.ts';
import { formatDate } from '../../lib/dates.ts';
import { intentLabel, intents, optionsOf } from '../../lib/labels.ts';
import { formatCount, formatMoney, plural } from '../../lib/numbers.ts';
import { Button } from '../../ui/Button.tsx';
import { Combobox } from '../../ui/Combobox.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Select } from '../../ui/Select.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ClusterLink, Unknown } from './cells.tsx';
import { score } from './keyword-columns.tsx';
import type { ClusterName, MoveKeywords } from './move-keywords.ts';

export interface KeywordSheetProps {
  keywordId: string;
  onClose: () => void;
  mayWrite: boolean;
  moving: MoveKeywords;
  /** Something of it was changed here. */
  onChanged: () => void;
}

type Keyword = NonNullable<KeywordSheet_KeywordQuery['keyword']>;

export default function KeywordSheet(props: KeywordSheetProps) {
  const [found, load] = createKeywordSheetKeywordQuery({
    variables: () => ({ id: props.keywordId }),
    pause: () => props.keywordId === '',
    requestPolicy: 'cache-and-network',
  });
  const keyword = () => (found.data?.keyword?.id === props.keywordId ? found.data.keyword : undefined);

  return (
    <Sheet open={props.keywordId !== ''} onOpenChange={(open) => !open && props.onClose()} title={keyword()?.text ?? 'Keyword'}>
      <Switch
        fallback={
          <div role="status" aria-label="Loading" class="grid gap-3 pt-2">
            <Skeleton />
            <Skeleton class="w-2/3" />
            <Skeleton class="w-1/2" />
          </div>
        }
      >
        <Match when={found.error && !keyword() && found.error}>
          {(error) => (
            <Notice tone="red">
              {failureOfOperation(error()).message}{' '}
              <button type="button" class="text-link" onClick={() => load({ requestPolicy: 'network-only' })}>
                Try again
              </button>
            </Notice>
          )}
        </Match>
        <Match when={keyword()} keyed>
          {(known) => (
            <Facts
              keyword={known}
              mayWrite={props.mayWrite}
              moving={props.moving}
              onChanged={() => {
                props.onChanged();
                load({ requestPolicy: 'network-only' });
              }}
            />
          )}
        </Match>
        <Match when={found.data && !found.fetching && !found.stale}>
          <p class="text-ink-2">It is not there any more: somebody deleted it.</p>
        </Match>
      </Switch>
    </Sheet>
  );
}

interface FactsProps {
  keyword: Keyword;
  mayWrite: boolean;
  moving: MoveKeywords;
  onChanged: () => void;
}

function Facts(props: FactsProps) {
  const keyword = () => props.keyword;
  return (
    <div class="grid gap-6">
      <dl class="grid grid-cols-3 divide-x divide-rule rounded-card border border-rule">
        <Fact label="searches a month">
          <Show when={keyword().volume !== null} fallback={<Unknown />}>
            {formatCount(keyword().volume as number)}
            <Show when={keyword().volumeMax}>{(most) => `–${formatCount(most())}`}</Show>
          </Show>
        </Fact>
        <Fact label="difficulty">{keyword().difficulty ?? <Unknown />}</Fact>
        <Fact label="a click">
          <Show when={keyword().cpc !== null} fallback={<Unknown />}>
            {formatMoney(keyword().cpc as number, keyword().cpcCurrency)}
          </Show>
        </Fact>
      </dl>
      <Why {...props} />
      <Show when={props.mayWrite}>
        <Elsewhere {...props} />
      </Show>
      <IntentPart {...props} />
      <p class="text-label text-ink-3">
        Added {formatDate(keyword().createdAt)}
        {keyword().country ? `; its figures are for ${keyword().country}` : ''}
      </p>
    </div>
  );
}

const Fact = (props: { label: string; children: JSX.Element }) => (
  <div class="grid justify-items-start gap-0.5 px-3.5 py-2.5">
    <dt class="order-2 text-label text-ink-3">{props.label}</dt>
    <dd class="serif-title text-row">{props.children}</dd>
  </div>
);

const Part = (props: { title: string; children: JSX.Element }) => (
  <section class="grid gap-2">
    <h3 class="font-semibold">{props.title}</h3>
    {props.children}
  </section>
);

/** Why it is where it is: what a run saw, or that a person decided. */
function Why(props: FactsProps) {
  const placement = () => props.keyword.placement;
  const cluster = () => props.keyword.cluster;
  const put = (to: ClusterName) => props.moving.move({ ids: [props.keyword.id] }, to).then((done) => done && props.onChanged());
  return (
    <Part title={cluster() ? 'Why is it here?' : 'Why has it no cluster?'}>
      <Show when={cluster()} fallback={<p class="text-ochre">Unclustered</p>}>
        {(shown) => (
          <p>
            <ClusterLink siteId={props.keyword.siteId} cluster={shown()} without="" />{' '}
            <span class="text-ink-3">
              {plural(shown().keywordCount, 'keyword')}
              {shown().locked ? ', locked' : ''}
            </span>
          </p>
        )}
      </Show>
      <p class="text-ink-2">{wordsFor(props.keyword)}</p>
      <Show when={placement()?.reason}>
        {(reason) => (
          <dl class="grid gap-2">
            <Show when={reason().sharedWords.length > 0}>
              <Row label="Words in common">
                <span class="flex flex-wrap gap-1">
                  <For each={reason().sharedWords}>
                    {(word) => <span class="rounded-badge bg-pencil-soft px-1.5 text-pencil-2">{word}</span>}
                  </For>
                </span>
              </Row>
            </Show>
            <Show when={reason().closest.length > 0}>
              <Row label="Closest keywords">
                <ul>
                  <For each={reason().closest}>{(text) => <li>{text}</li>}</For>
                </ul>
              </Row>
            </Show>
            <Row label="Compared by">{reason().byMeaning ? 'meaning and words' : 'words alone'}</Row>
          </dl>
        )}
      </Show>
      <Show when={cluster() ? placement()?.runnerUp : placement()?.nearest}>
        {(other) => (
          <div class="mt-1 flex items-center gap-2 rounded-control border border-rule px-3 py-2">
            <span class="min-w-0 flex-1">
              <span class="block text-label text-ink-3">{cluster() ? 'Next best' : 'Nearest cluster'}</span>
              <span class="flex items-baseline gap-2">
                <ClusterLink siteId={props.keyword.siteId} cluster={other()} without="" />
                <span class="figures text-ink-3">{score(placement()?.runnerUpScore ?? null)}</span>
              </span>
            </span>
            <Show when={props.mayWrite && other().id !== cluster()?.id}>
              <Button size="small" busy={props.moving.busy() && 'Moving…'} onClick={() => put(other())}>
                <CornerDownRight size={13} strokeWidth={1.75} /> {cluster() ? 'Move it there' : 'Put it there'}
              </Button>
            </Show>
          </div>
        )}
      </Show>
    </Part>
  );
}

const Row = (props: { label: string; children: JSX.Element }) => (
  <div class="grid grid-cols-[8.5rem_minmax(0,1fr)] gap-2">
    <dt class="text-ink-3">{props.label}</dt>
    <dd>{props.children}</dd>
  </div>
);

function wordsFor({ placement, cluster }: Keyword): string {
  if (!placement) {
    return cluster
      ? 'No run has looked at it since it came here.'
      : 'No run has looked at it yet. Generate clusters to have it compared with the others.';
  }
  const when = formatDate(placement.at);
  if (placement.by === 'PERSON') return `A person put it here on ${when}. No run moves it again.`;
  if (cluster)
    return `A run put it here on ${when}${placement.score === null ? '' : `: it fits with a score of ${score(placement.score)} out of 1`}.`;
  return `A run looked at it on ${when}, and found no cluster that it fits well enough.`;
}

function Elsewhere(props: FactsProps) {
  const [target, setTarget] = createSignal<string | null>(null);
  const clusters = createClusterOptions(
    () => props.keyword.siteId,
    () => [target()].filter((id) => id !== null) as string[],
  );
  const move = async (to: ClusterName | null) => {
    if (await props.moving.move({ ids: [props.keyword.id] }, to)) props.onChanged();
  };
  return (
    <Part title={props.keyword.cluster ? 'Does it belong elsewhere?' : 'Where does it belong?'}>
      <Show when={props.moving.failure()}>{(words) => <Notice tone="red">{words()}</Notice>}</Show>
      <div class="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-2">
        <Combobox
          label="Cluster"
          hideLabel
          value={target()}
          options={clusters.options().filter(({ value }) => value !== props.keyword.cluster?.id)}
          onSearch={clusters.onSearch}
          onChange={setTarget}
          placeholder="Find a cluster"
        />
        <Button
          class="h-8.5!"
          disabled={target() === null}
          busy={props.moving.busy() && 'Moving…'}
          onClick={() => {
            const chosen = clusters.options().find(({ value }) => value === target());
            if (chosen) void move({ id: chosen.value, name: chosen.label });
          }}
        >
          Move
        </Button>
      </div>
      <p class="text-label text-ink-3">
        What you place by hand stays there: no run moves it again.{' '}
        <Show when={props.keyword.cluster}>
          <button type="button" class="text-link touch:min-h-11" onClick={() => move(null)}>
            Take it out of its cluster
          </button>
        </Show>
      </p>
    </Part>
  );
}

function IntentPart(props: FactsProps) {
  const client = useClient();
  const [failure, setFailure] = createSignal<string>();
  const change = async (intent: string) => {
    setFailure(undefined);
    const { error } = await client.mutation(KeywordSheet_SetIntentDocument, {
      keywords: [{ id: props.keyword.id, intent: intent as Intent }],
    });
    if (error) return setFailure(failureOfOperation(error).message);
    props.onChanged();
  };
  const said = () => {
    if (props.keyword.intent === null) return 'Nobody has said, and its words do not tell.';
    return {
      DETECTED: 'Detected from its words. What you choose counts from then on.',
      FILE: 'It came with the keyword.',
      PERSON: 'A person chose it.',
    }[props.keyword.intentSource ?? 'FILE'];
  };
  return (
    <Part title="What do people want?">
      <Show when={failure()}>{(words) => <Notice tone="red">{words()}</Notice>}</Show>
      <Show when={props.mayWrite} fallback={<p>{props.keyword.intent ? intentLabel(props.keyword.intent) : <Unknown />}</p>}>
        <Select
          label="Intent"
          hideLabel
          value={props.keyword.intent ?? ''}
          options={optionsOf(intents, intentLabel)}
          onChange={change}
          placeholder="Not known"
          hint={said()}
        />
      </Show>
    </Part>
  );
}
