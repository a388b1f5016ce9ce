import { createMemo, createSignal, For, Match, Show, Switch } from 'solid-js';
import { failureOfOperation } from '../../../graphql/failure.ts';
import {
  createPublishSheetPreviewQuery,
  createPublishSheetPublishMutation,
} from '../../../graphql/generated/features/content/publish/PublishSheet.ts';
import { notePublishing } from '../../../lib/content/publishing.ts';
import { useJobs } from '../../../lib/jobs.tsx';
import { formatCount, plural } from '../../../lib/numbers.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Kbd } from '../../../ui/Kbd.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { Sheet } from '../../../ui/Sheet.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { CONFIRM_KEYS, makeConfirmKeys } from '../editor/modifier-keys.ts';
import { PlanItem } from './PlanItem.tsx';
import { inOrder, planSummary, sharedProblems } from './publish-plan.ts';

export interface PublishSheetProps {
  siteId: string;
  contentIds: string[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Says what publishing would do, before it does it. Sends nothing until its one button is pressed. */
export function PublishSheet(props: PublishSheetProps) {
  return (
    <Show when={props.open}>
      <OpenSheet {...props} />
    </Show>
  );
}

/** As many as somebody reads; the counts above speak for all. */
const SHOWN_AT_ONCE = 25;

function OpenSheet(props: PublishSheetProps) {
  // Which ones it is for is settled when it opens, whatever is selected behind it meanwhile.
  const contentIds = [...props.contentIds];
  const [result, load] = createPublishSheetPreviewQuery({
    variables: { contentIds },
    requestPolicy: 'network-only',
    pause: contentIds.length === 0,
  });
  const [published, publish] = createPublishSheetPublishMutation();
  const jobs = useJobs();
  const [shown, setShown] = createSignal(SHOWN_AT_ONCE);

  const plans = createMemo(() => inOrder(result.data?.publishPreview ?? []));
  const [overwrite, setOverwrite] = createSignal(false);
  const changedThere = createMemo(() => plans().filter((plan) => plan.canPublish && plan.changedInWordPress).length);
  // What was changed in WordPress is left out until somebody says that it may be replaced.
  const publishable = createMemo(() => plans().filter((plan) => plan.canPublish && (overwrite() || !plan.changedInWordPress)));
  const said = createMemo(() => sharedProblems(plans()));
  const failure = () => (published.error ? failureOfOperation(published.error) : undefined);

  const send = async () => {
    if (published.fetching || publishable().length === 0) return;
    const ids = publishable().map((plan) => plan.contentId);
    const { data } = await publish({ contentIds: ids, overwrite: overwrite() });
    if (!data) return;
    notePublishing(data.publishContent.job.id, ids);
    jobs.track(data.publishContent.job.id);
    props.onOpenChange(false);
  };

  makeConfirmKeys(() => void send());

  return (
    <Sheet
      open
      onOpenChange={props.onOpenChange}
      title="Publish"
      summary={result.data ? `Nothing has been sent yet. ${planSummary(plans())}` : 'Nothing has been sent yet.'}
      actions={
        <Show when={contentIds.length > 0}>
          <Button
            variant="primary"
            data-autofocus
            disabled={publishable().length === 0}
            busy={published.fetching && 'Publishing…'}
            aria-keyshortcuts="Control+Enter Meta+Enter"
            onClick={send}
          >
            Publish {publishable().length > 0 && formatCount(publishable().length)}{' '}
            <Show when={publishable().length > 0}>
              <Kbd class="border-on-pencil/45 text-on-pencil">{CONFIRM_KEYS}</Kbd>
            </Show>
          </Button>
          <Button variant="ghost" onClick={() => props.onOpenChange(false)}>
            Cancel
          </Button>
        </Show>
      }
    >
      <div class="grid gap-3">
        <Show when={failure()}>
          {(failed) => (
            <Notice tone="red">
              <b class="font-semibold">Not begun.</b> {failed().message} Nothing was sent.
            </Notice>
          )}
        </Show>
        <Switch>
          <Match when={contentIds.length === 0}>
            <p class="text-ink-2">Nothing is selected. Select what you want to publish, then come back.</p>
          </Match>
          <Match when={result.data}>
            <For each={said()}>{(problem) => <Notice tone="red">{problem}</Notice>}</For>
            <Show when={changedThere() > 0}>
              <div class="rounded-card border border-rule bg-ochre-soft px-3 py-2.5">
                <Checkbox
                  label={`Replace what was changed in WordPress (${plural(changedThere(), 'item')})`}
                  description="Without this they are left out. Import the site first to have those changes here; what is replaced is kept with the publish attempt."
                  checked={overwrite()}
                  onChange={setOverwrite}
                />
              </div>
            </Show>
            <ul>
              <For each={plans().slice(0, shown())}>{(plan) => <PlanItem siteId={props.siteId} plan={plan} said={said()} />}</For>
            </ul>
            <Show when={plans().length > shown()}>
              <Button class="justify-self-start" onClick={() => setShown(shown() + SHOWN_AT_ONCE)}>
                Show {formatCount(Math.min(SHOWN_AT_ONCE, plans().length - shown()))} more
              </Button>
            </Show>
          </Match>
          <Match when={result.error}>
            {(error) => (
              <div class="grid justify-items-start gap-3">
                <Notice tone="red">
                  <b class="font-semibold">What would be sent could not be looked up.</b> {failureOfOperation(error()).message}
                </Notice>
                <Button busy={result.fetching && 'Trying…'} onClick={() => load({ requestPolicy: 'network-only' })}>
                  Try again
                </Button>
              </div>
            )}
          </Match>
          <Match when={true}>
            <p role="status" class="text-ink-3">
              Looking at {plural(contentIds.length, 'item')} here and in WordPress…
            </p>
            <For each={contentIds.slice(0, 6)}>
              {() => (
                <div class="grid gap-2.5 border-t border-rule py-3">
                  <Skeleton class="w-3/5" />
                  <Skeleton class="w-2/5" />
                </div>
              )}
            </For>
          </Match>
        </Switch>
      </div>
    </Sheet>
  );
}
