import { A, useNavigate, useParams } from '@solidjs/router';
import { createMemo, Match, Show, Switch } from 'solid-js';
import { failureOfOperation } from '../../../graphql/failure.ts';
import {
  createClusterRunPageApplyMutation,
  createClusterRunPageDiscardMutation,
  createClusterRunPageOneQuery,
} from '../../../graphql/generated/features/cluster/run/ClusterRunPage.ts';
import { ago } from '../../../lib/ago.ts';
import { plural } from '../../../lib/numbers.ts';
import { PageFailure } from '../../../lib/PageFailure.tsx';
import { createUndo } from '../../../lib/undo.ts';
import { createUrlState, text } from '../../../lib/url-state.ts';
import { Button } from '../../../ui/Button.tsx';
import { DataTableSkeleton } from '../../../ui/DataTable.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { PageHead } from '../../../ui/PageHead.tsx';
import { EmptyState } from '../../../ui/PageState.tsx';
import { Tabs } from '../../../ui/Tabs.tsx';
import { clustersUrl } from '../../planner/planner.urls.ts';
import { clusterCount, createLeftOut, type Level, levels, type Run } from './proposal.ts';
import { RunFacts } from './RunFacts.tsx';
import { RunGroups } from './RunGroups.tsx';
import { RunMoves, RunUnclustered } from './RunKeywords.tsx';
import { RunProgress } from './RunProgress.tsx';

export default function ClusterRunPage() {
  const params = useParams<{ siteId: string; runId: string }>();
  return (
    <Show when={params.runId} keyed>
      {(runId) => <OneRun siteId={params.siteId} runId={runId} />}
    </Show>
  );
}

function OneRun(props: { siteId: string; runId: string }) {
  const navigate = useNavigate();
  const [result, load] = createClusterRunPageOneQuery({ variables: () => ({ id: props.runId }), requestPolicy: 'cache-and-network' });
  const reload = () => load({ requestPolicy: 'network-only' });
  // One of another site is not shown as if it were of this one.
  const run = () => (result.data?.clusterRun?.siteId === props.siteId ? result.data.clusterRun : undefined);
  const mayWrite = () => result.data?.viewer.scopes.includes('WRITE') ?? false;

  return (
    <>
      <nav aria-label="Where this stands" class="-mb-3 flex-none px-4 pt-3 text-label sm:px-5">
        <A href={clustersUrl(props.siteId)} class="rounded-[2px] text-ink-3 hover:text-ink hover:underline">
          Clusters
        </A>
      </nav>
      <Switch
        fallback={
          <>
            <PageHead title="Proposal" />
            <DataTableSkeleton columns={3} rows={8} />
          </>
        }
      >
        <Match when={run()?.state === 'RUNNING' && run()}>
          {(found) => (
            <>
              <PageHead title="Proposal" summary={found().keywords > 0 ? plural(found().keywords, 'keyword') : undefined} />
              <RunProgress run={found()} mayWrite={mayWrite()} onSettled={reload} />
            </>
          )}
        </Match>
        <Match when={run()}>{(found) => <Proposal run={found()} mayWrite={mayWrite()} onChanged={reload} />}</Match>
        <Match when={result.error}>
          {(error) => <PageFailure head="Proposal" what="The proposal" error={error()} busy={result.fetching} onRetry={reload} />}
        </Match>
        <Match when={result.data && !result.fetching && !result.stale}>
          <PageHead title="Proposal" />
          <EmptyState
            title="There is no such proposal"
            actions={
              <Button variant="primary" onClick={() => navigate(clustersUrl(props.siteId))}>
                Go to Clusters
              </Button>
            }
          >
            This site has no proposal at this address. The address may have been cut.
          </EmptyState>
        </Match>
      </Switch>
    </>
  );
}

/** What a run proposes, before and after somebody has decided on it. */
function Proposal(props: { run: Run; mayWrite: boolean; onChanged: () => void }) {
  const [view, setView] = createUrlState({ level: text(), tab: text('groups') });
  const [applied, apply] = createClusterRunPageApplyMutation();
  const [discarded, discard] = createClusterRunPageDiscardMutation();
  const undo = createUndo(props.onChanged);
  const isOpen = () => props.run.state === 'PROPOSED';
  const level = createMemo<Level>(() => props.run.appliedLevel ?? levels.find((each) => each === view.level()) ?? 'STANDARD');
  const leftOut = createLeftOut(level);
  const facts = () => props.run.levels.find((each) => each.level === level());
  const taken = () => Math.max(0, clusterCount(facts()) - leftOut.groups());

  const doApply = async () => {
    const { data } = await apply({ id: props.run.id, level: level(), except: leftOut.ids() });
    if (!data) return;
    const { created, moved, undoToken } = data.applyClusterRun;
    undo.offer({
      message: `${plural(created, 'cluster')} made, ${plural(moved, 'keyword')} placed`,
      tokens: [undoToken],
      link: { href: clustersUrl(props.run.siteId), label: 'See them' },
    });
    props.onChanged();
  };
  const doDiscard = async () => {
    const { data } = await discard({ id: props.run.id });
    if (data) props.onChanged();
  };
  const failure = () => {
    const refused = applied.error ?? discarded.error;
    return refused ? `${failureOfOperation(refused).message} Nothing has changed.` : undo.failure();
  };

  return (
    <>
      <PageHead title="Proposal" summary={`${plural(props.run.keywords, 'keyword')}, made ${ago(props.run.createdAt)}`}>
        <Show when={isOpen() && props.mayWrite}>
          <Button busy={discarded.fetching && 'Discarding…'} onClick={doDiscard}>
            Discard
          </Button>
          <Button
            variant="primary"
            busy={applied.fetching && 'Applying…'}
            disabled={taken() === 0}
            title={taken() === 0 ? 'No group is taken' : 'Make these clusters and place their keywords. It can be undone.'}
            onClick={doApply}
          >
            Apply {plural(taken(), 'cluster')}
          </Button>
        </Show>
      </PageHead>
      <Show when={failure()}>
        {(words) => (
          <div class="px-4 pb-2 sm:px-5">
            <Notice tone="red">{words()}</Notice>
          </div>
        )}
      </Show>
      <RunFacts run={props.run} level={level()} onLevel={(next) => setView({ level: next === 'STANDARD' ? '' : next })} />
      <Tabs
        label="What is proposed"
        value={view.tab()}
        onChange={(tab) => setView({ tab })}
        tabs={[
          { value: 'groups', label: 'Groups', count: clusterCount(facts()) },
          { value: 'moves', label: 'Moves', count: facts()?.moved ?? 0 },
          { value: 'unclustered', label: 'Unclustered', count: facts()?.unclustered ?? 0 },
        ]}
      >
        <Switch fallback={<RunGroups run={props.run} level={level()} leftOut={leftOut} open={isOpen() && props.mayWrite} />}>
          <Match when={view.tab() === 'moves'}>
            <RunMoves runId={props.run.id} level={level()} />
          </Match>
          <Match when={view.tab() === 'unclustered'}>
            <RunUnclustered runId={props.run.id} level={level()} />
          </Match>
        </Switch>
      </Tabs>
    </>
  );
}
