/** What is suggested for content without a cluster: how much of it is sure enough, and all of that accepted at once. */
import { useClient } from '@urql/solid';
import { createEffect, createSignal, Match, on, onCleanup, Show, Switch } from 'solid-js';
import { failureOfOperation } from '../../../graphql/failure.ts';
import {
  createSuggestionsSuggestMutation,
  createSuggestionsSummaryQuery,
  type Suggestions_SummaryQuery,
} from '../../../graphql/generated/lib/content/suggestions.ts';
import { acceptSuggestions } from '../../../lib/content/suggestions.ts';
import { UNREACHABLE } from '../../../lib/failure.ts';
import { useJobs } from '../../../lib/jobs.tsx';
import { formatCount, formatShare, plural } from '../../../lib/numbers.ts';
import { createUndo } from '../../../lib/undo.ts';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { ToggleChip } from '../../../ui/FilterBar.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { Select } from '../../../ui/Select.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';

type Summary = Suggestions_SummaryQuery['clusterSuggestions'];

export interface SuggestionBarProps {
  siteId: string;
  /** How many contents need a cluster, as far as the page knows: when that changes, so may what is suggested. */
  needing: number | undefined;
  /** Whether only those with a suggestion are listed. */
  only: boolean;
  onOnly: (only: boolean) => void;
  /** What was not accepted, in words: told by the page, for this may be gone by then. */
  onMissed: (words: string) => void;
  /** Clusters were assigned, or taken off again. */
  onChanged: () => void;
}

export default function SuggestionBar(props: SuggestionBarProps) {
  const jobs = useJobs();
  const siteId = () => props.siteId;
  const [asked, ask] = createSuggestionsSummaryQuery({ variables: () => ({ siteId: siteId() }), requestPolicy: 'network-only' });
  const askAgain = () => ask({ requestPolicy: 'network-only' });
  createEffect(on(() => props.needing, askAgain, { defer: true }));

  const atWork = () => jobs.running(siteId()).find((job) => job.kind === 'SUGGEST_CLUSTERS');
  createEffect(
    on(
      () => atWork()?.id,
      (id) => id && onCleanup(jobs.onSettled(id, askAgain)),
    ),
  );
  const [begun, begin] = createSuggestionsSuggestMutation();
  const suggest = async () => {
    const { data } = await begin({ siteId: siteId() });
    if (!data) return;
    const jobId = data.suggestClusters.job.id;
    jobs.track(jobId);
    jobs.onSettled(jobId, askAgain);
  };
  const working = () => {
    const job = atWork();
    if (!job) return begun.fetching && 'Comparing…';
    return job.total ? `Comparing, ${formatShare(Math.floor((100 * job.done) / job.total) / 100)}…` : 'Comparing…';
  };
  const suggestButton = (words: string, variant: 'plain' | 'ghost') => (
    <Button size="small" variant={variant} busy={working()} onClick={() => void suggest()}>
      {words}
    </Button>
  );

  return (
    <section aria-label="Suggested clusters" aria-busy={asked.fetching} class="flex-none border-t border-rule px-4 py-2 sm:px-5">
      <Show when={begun.error}>
        {(error) => (
          <div class="pb-2">
            <Notice tone="red">{failureOfOperation(error()).message}</Notice>
          </div>
        )}
      </Show>
      <Switch fallback={<Skeleton class="my-1.5 h-3.5 w-96 max-w-full" />}>
        <Match when={asked.data?.clusterSuggestions}>
          {(summary) => (
            <div class="flex min-h-7.5 flex-wrap items-center gap-x-3 gap-y-2">
              <Switch fallback={<Levels {...props} summary={summary()} />}>
                <Match when={summary().lastRun === null}>
                  <p>Clusters can be suggested for these, by what their titles and texts say.</p>
                </Match>
                <Match when={summary().total === 0}>
                  <p>
                    No cluster is suggested for what is left. Assign these by hand, or add clusters and ask again.{' '}
                    <Show when={summary().lastRun?.state === 'FAILED' && summary().lastRun?.message}>
                      {(message) => <span class="text-ink-3">The last comparison failed: {message()}</span>}
                    </Show>
                  </p>
                </Match>
              </Switch>
              <Show when={summary().lastRun === null} fallback={suggestButton('Suggest again', 'ghost')}>
                {suggestButton('Suggest clusters', 'plain')}
              </Show>
            </div>
          )}
        </Match>
        <Match when={asked.error}>
          {(error) => (
            <div class="flex flex-wrap items-center gap-3">
              <Notice tone="red">What is suggested could not be read. {failureOfOperation(error()).message}</Notice>
              <Button size="small" busy={asked.fetching && 'Trying…'} onClick={askAgain}>
                Try again
              </Button>
            </div>
          )}
        </Match>
      </Switch>
    </section>
  );
}

interface LevelsProps extends Pick<SuggestionBarProps, 'siteId' | 'only' | 'onOnly' | 'onMissed' | 'onChanged'> {
  summary: Summary;
}

function Levels(props: LevelsProps) {
  const client = useClient();
  const undo = createUndo(() => props.onChanged());
  const [chosen, choose] = createSignal<number>();
  const [confirming, setConfirming] = createSignal(false);
  const [working, setWorking] = createSignal(false);
  const [failure, setFailure] = createSignal<string>();
  const level = () => {
    const { levels, recommendedConfidence } = props.summary;
    return levels.find(({ minConfidence }) => minConfidence === (chosen() ?? recommendedConfidence)) ?? levels[0];
  };
  const count = () => level()?.count ?? 0;
  const inHundred = () => Math.round((level()?.measuredPrecision ?? 0) * 100);
  const wrong = () => Math.round(count() * (1 - (level()?.measuredPrecision ?? 0)));

  const accept = async () => {
    const minConfidence = level()?.minConfidence;
    if (minConfidence === undefined || working()) return;
    setFailure(undefined);
    setWorking(true);
    const { data, error } = await acceptSuggestions(client, props.siteId, { minConfidence });
    setWorking(false);
    if (!data) return setFailure((error ? failureOfOperation(error) : UNREACHABLE).message);
    setConfirming(false);
    const { updated, undoToken, failed } = data.acceptClusterSuggestions;
    if (updated > 0) undo.offer({ message: `${plural(updated, 'suggested cluster')} accepted`, tokens: [undoToken] });
    if (failed.length > 0)
      props.onMissed(`${plural(failed.length, 'item')} stayed without: ${[...new Set(failed.map((one) => one.message))].join(' ')}`);
    props.onChanged();
  };

  return (
    <>
      <p class="max-sm:basis-full">
        <b class="font-semibold">{formatCount(props.summary.total)}</b> on this site {props.summary.total === 1 ? 'has' : 'have'} a
        suggested cluster.
      </p>
      <div class="flex items-center gap-2 max-sm:w-full">
        <div class="w-60 max-sm:w-auto max-sm:min-w-0 max-sm:flex-1">
          <Select
            label="How sure they must be"
            hideLabel
            value={String(level()?.minConfidence)}
            onChange={(value) => choose(Number(value))}
            options={props.summary.levels.map(({ minConfidence, count, measuredPrecision }) => ({
              value: String(minConfidence),
              label: `${formatCount(count)} at ${formatShare(minConfidence)} and more`,
              description: `${Math.round(measuredPrecision * 100)} in 100 of such were right`,
            }))}
          />
        </div>
        <Button
          disabled={count() === 0}
          title={count() === 0 ? 'None is so sure: choose a lower level' : undefined}
          onClick={() => setConfirming(true)}
        >
          Accept {formatCount(count())}
        </Button>
      </div>
      <span class="text-ink-3 max-sm:basis-full">Where it was measured, {inHundred()} in 100 of such were right.</span>
      <ToggleChip label="Only these" count={props.summary.total} pressed={props.only} onChange={props.onOnly} />
      <ConfirmDialog
        open={confirming()}
        onOpenChange={(open) => {
          setConfirming(open);
          setFailure(undefined);
        }}
        title={`Accept ${plural(count(), 'suggested cluster')}?`}
        confirm={`Accept ${formatCount(count())}`}
        busy={working() && 'Accepting…'}
        error={failure()}
        onConfirm={() => void accept()}
      >
        <p>
          All of this site that are at least {formatShare(level()?.minConfidence ?? 0)} sure, whatever the filters show, go into the cluster
          that is suggested for each, and into its sector.
        </p>
        <p class="mt-2">
          Where it was measured, {inHundred()} in 100 of such suggestions were right: about {formatCount(wrong())} of these may be wrong.
          Nothing is sent to WordPress, and it can be undone.
        </p>
      </ConfirmDialog>
    </>
  );
}
