import { useNavigate } from '@solidjs/router';
import { createSignal, Match, onCleanup, Show, Switch } from 'solid-js';
import { useJobs } from '../../../lib/jobs.tsx';
import { formatCount } from '../../../lib/numbers.ts';
import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { EmptyState } from '../../../ui/PageState.tsx';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import { clustersUrl } from '../../planner/planner.urls.ts';
import { generateClustersUrl } from '../cluster.urls.ts';
import type { Run } from './proposal.ts';

export interface RunProgressProps {
  run: Run;
  mayWrite: boolean;
  onSettled: () => void;
}

/** A proposal that is still being made: how far it is, and the way to stop it. */
export function RunProgress(props: RunProgressProps) {
  const jobs = useJobs();
  const navigate = useNavigate();
  const [stopping, setStopping] = createSignal(false);
  const [failure, setFailure] = createSignal<string>();
  const jobId = props.run.job.id;
  onCleanup(jobs.onSettled(jobId, props.onSettled));
  const job = () => jobs.get(jobId);
  const state = () => job()?.state ?? props.run.job.state;
  const message = () => job()?.message ?? props.run.job.message;

  const stop = async () => {
    setStopping(true);
    setFailure((await jobs.cancel(jobId))?.message);
    setStopping(false);
  };
  const retry = async () => {
    setFailure((await jobs.retry(jobId))?.message);
    onCleanup(jobs.onSettled(jobId, props.onSettled));
  };

  return (
    <Switch
      fallback={
        <section class="grid max-w-130 gap-4 px-5 py-10 sm:px-12 sm:py-16">
          <h2 class="serif-title text-title">{state() === 'QUEUED' ? 'Waiting for a worker' : 'Keywords are being grouped'}</h2>
          <p class="text-ink-2">
            You can leave this page: the proposal waits for you on the Clusters page. Nothing changes until you apply it.
          </p>
          <div class="grid gap-2">
            <ProgressBar label="Grouping keywords" done={job()?.done ?? 0} failed={0} total={job()?.total} running />
            <p class="flex gap-3 text-label text-ink-3">
              <span class="min-w-0 flex-1 truncate" role="status">
                {message() ?? 'It begins in a moment'}
              </span>
              <Show when={job()?.total}>
                {(total) => (
                  <span class="flex-none tabular-nums">
                    {formatCount(job()?.done ?? 0)} of {formatCount(total())}
                  </span>
                )}
              </Show>
            </p>
          </div>
          <Show when={failure()}>{(words) => <Notice tone="red">{words()}</Notice>}</Show>
          <Show when={props.mayWrite}>
            <div>
              <Button busy={stopping() && 'Stopping…'} onClick={stop}>
                Stop
              </Button>
            </div>
          </Show>
        </section>
      }
    >
      <Match when={state() === 'CANCELLED'}>
        <EmptyState
          title="Grouping was stopped"
          actions={
            <>
              <Show when={props.mayWrite}>
                <Button variant="primary" onClick={() => navigate(generateClustersUrl(props.run.siteId))}>
                  Start again
                </Button>
              </Show>
              <Button onClick={() => navigate(clustersUrl(props.run.siteId))}>Go to Clusters</Button>
            </>
          }
        >
          No keyword was moved, and no cluster was made. What was worked out about single keywords is kept, so that the next run is quicker.
        </EmptyState>
      </Match>
      <Match when={state() === 'FAILED'}>
        <EmptyState
          title="Grouping failed"
          actions={
            <>
              <Show when={props.mayWrite}>
                <Button variant="primary" onClick={retry}>
                  Try again
                </Button>
              </Show>
              <Button onClick={() => navigate(clustersUrl(props.run.siteId))}>Go to Clusters</Button>
            </>
          }
        >
          {message() ?? 'It could not go on.'} No keyword was moved, and no cluster was made.
          <Show when={failure()}>{(words) => <Notice tone="red">{words()}</Notice>}</Show>
        </EmptyState>
      </Match>
    </Switch>
  );
}
