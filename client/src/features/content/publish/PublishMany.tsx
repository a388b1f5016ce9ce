import { createMemo, createSignal, For, Match, Show, Switch } from 'solid-js';
import { createStore } from 'solid-js/store';
import { failureOfOperation } from '../../../graphql/failure.ts';
import { createPublishSheetCountQuery } from '../../../graphql/generated/features/content/publish/PublishSheet.ts';
import { formatCount, plural } from '../../../lib/numbers.ts';
import { Button } from '../../../ui/Button.tsx';
import { createMedia } from '../../../ui/media.ts';
import { createPublish } from './create-publish.ts';
import { Overwrite } from './Overwrite.tsx';
import { PlanPage } from './PlanPage.tsx';
import { PlanPreview } from './PlanPreview.tsx';
import { NotBegun, PublishActions } from './PublishActions.tsx';
import { PublishFrame } from './PublishFrame.tsx';
import {
  countsOf,
  LOOKED_AT_ONCE,
  type PublishPlan,
  planSummary,
  reasonsOfAll,
  sendableOf,
  sharedProblems,
  termsToMake,
} from './publish-plan.ts';
import { TermsToMake } from './TermsToMake.tsx';

/** What publishing many would do: the counts of all, a list of them, and for the one that is opened what would be sent. */
export function PublishMany(props: { siteId: string; contentIds: string[]; overwrite: boolean; onClose: () => void }) {
  const ids = props.contentIds;
  const publish = createPublish({ overwrite: props.overwrite, onBegun: () => props.onClose() });
  const isLong = ids.length > LOOKED_AT_ONCE;
  // What is known here tells which have nothing new; and of so many that not all are looked at in WordPress, how it would go.
  const [counted, count] = createPublishSheetCountQuery({
    variables: () => ({ siteId: props.siteId, ids, overwrite: publish.overwrite() }),
    requestPolicy: 'network-only',
  });
  const [pages, setPages] = createSignal(1);
  const [looked, setLooked] = createStore<Record<string, PublishPlan>>({});
  const plans = createMemo(() => Object.values(looked));
  const [opened, open] = createSignal<string>();
  const wide = createMedia('(width >= 64rem)');
  const shownId = () => opened() ?? (wide() ? plans().find((plan) => plan.canPublish)?.contentId : undefined);

  const isKnown = () => (isLong ? counted.data !== undefined : plans().length === ids.length && !counted.fetching);
  const sendable = createMemo(() =>
    isKnown() ? sendableOf(ids, looked, counted.data?.publishBatchPreview.failures ?? [], publish.overwrite()) : [],
  );
  const counts = () => countsOf(ids, plans(), counted.data?.publishBatchPreview);
  const changedThere = () => plans().filter((plan) => plan.canPublish && plan.changedInWordPress).length;
  const said = createMemo(() => (isLong ? reasonsOfAll(counts(), ids.length) : sharedProblems(plans())));
  const terms = createMemo(() => (isKnown() ? termsToMake(plans(), publish.overwrite()) : []));
  const goes = () => Math.min(counts().changing, sendable().length);

  return (
    <PublishFrame
      title="Publish preview"
      summary={
        <>
          Nothing has been sent yet. <Show when={!isLong && isKnown()}>{planSummary(plans(), publish.overwrite())}</Show>
        </>
      }
      onClose={props.onClose}
      facts={
        <>
          <NotBegun publish={publish} />
          <Switch>
            <Match when={isKnown()}>
              <dl class="grid grid-cols-3 gap-3">
                <Figure name="will be sent" count={goes()} />
                <Figure name="nothing new" count={counts().unchanged} />
                <Figure name="cannot" count={counts().failing} alert />
              </dl>
            </Match>
            <Match when={counted.error}>
              {(error) => (
                <div role="alert" class="grid justify-items-start gap-2 text-red">
                  <p>
                    <b class="font-semibold">It could not be counted.</b> {failureOfOperation(error()).message} Nothing was sent.
                  </p>
                  <Button busy={counted.fetching && 'Trying…'} onClick={() => count({ requestPolicy: 'network-only' })}>
                    Try again
                  </Button>
                </div>
              )}
            </Match>
            <Match when={true}>
              <p role="status" class="text-ink-3">
                Looking at {plural(ids.length, 'item')}
                {isLong ? '…' : ' here and in WordPress…'}
              </p>
            </Match>
          </Switch>
          <Show when={counts().reasons.length > 0}>
            <ul class="grid gap-1">
              <For each={counts().reasons}>
                {(reason) => (
                  <li class="grid grid-cols-[2.5rem_minmax(0,1fr)] text-red">
                    <span class="figures">{formatCount(reason.count)}</span> {reason.message}
                  </li>
                )}
              </For>
            </ul>
          </Show>
          <Show when={isLong && counts().failing > (counted.data?.publishBatchPreview.failures.length ?? counts().failing)}>
            <p class="text-ink-3">Those that cannot go are tried all the same where they are this many, and listed with their reason.</p>
          </Show>
          <TermsToMake terms={terms()} notLookedAt={isKnown() ? ids.length - plans().length : 0} />
          <Overwrite publish={publish} count={isLong && goes() > 0 ? null : changedThere()} />
          <section aria-label="One by one">
            <For each={Array.from({ length: pages() })}>
              {(_, page) => (
                <PlanPage
                  siteId={props.siteId}
                  contentIds={ids.slice(page() * LOOKED_AT_ONCE, (page() + 1) * LOOKED_AT_ONCE)}
                  said={said()}
                  opened={shownId()}
                  onOpen={open}
                  onLooked={(found) => setLooked(Object.fromEntries(found.map((plan) => [plan.contentId, plan])))}
                />
              )}
            </For>
            <Show when={ids.length > pages() * LOOKED_AT_ONCE}>
              <Button class="mt-2" onClick={() => setPages(pages() + 1)}>
                Show {formatCount(Math.min(LOOKED_AT_ONCE, ids.length - pages() * LOOKED_AT_ONCE))} more
              </Button>
            </Show>
          </section>
        </>
      }
      actions={
        <PublishActions
          label={goes() > 0 ? `Publish ${formatCount(goes())}` : 'Publish'}
          contentIds={sendable}
          terms={terms().length}
          publish={publish}
          onClose={props.onClose}
        />
      }
    >
      <Show when={shownId()}>
        {(contentId) => <PlanPreview contentId={contentId()} onBack={wide() ? undefined : () => open(undefined)} />}
      </Show>
    </PublishFrame>
  );
}

const Figure = (props: { name: string; count: number; alert?: boolean }) => (
  <div class="flex flex-col-reverse">
    <dt class="text-label text-ink-3">{props.name}</dt>
    <dd class="figures text-title leading-7" classList={{ 'text-red': props.alert && props.count > 0 }}>
      {formatCount(props.count)}
    </dd>
  </div>
);
