import { useParams } from '@solidjs/router';
import { createEffect, createMemo, createSignal, Match, on, Show, Switch } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { createJobsPageListQuery } from '../../graphql/generated/features/jobs/JobsPage.ts';
import { QueryButton } from '../../lib/copy-query/QueryButton.tsx';
import { jobName } from '../../lib/job-words.ts';
import type { JobState } from '../../lib/job-work.ts';
import { useJobs } from '../../lib/jobs.tsx';
import { formatCount, plural } from '../../lib/numbers.ts';
import { createUrlState, list, text } from '../../lib/url-state.ts';
import { Button, buttonLook } from '../../ui/Button.tsx';
import { DataTable, DataTableSkeleton } from '../../ui/DataTable.tsx';
import { FilterBar, FilterChip } from '../../ui/FilterBar.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { EmptyState, ErrorState } from '../../ui/PageState.tsx';
import { keywordsUrl } from '../planner/planner.urls.ts';
import { JobSheet } from './JobSheet.tsx';
import { jobColumns } from './job-columns.tsx';

const states = [
  { value: 'RUNNING', label: 'Running' },
  { value: 'QUEUED', label: 'Waiting' },
  { value: 'SUCCEEDED', label: 'Done' },
  { value: 'FAILED', label: 'Failed' },
  { value: 'CANCELLED', label: 'Stopped' },
];

/** Every job of a site: what came of it, and what it is about. */
export default function JobsPage() {
  const params = useParams<{ siteId: string }>();
  const jobs = useJobs();
  const [url, setUrl] = createUrlState({ state: list(), job: text() });
  const [after, setAfter] = createSignal<string | null>(null);
  const filter = createMemo(() => (url.state().length > 0 ? (url.state() as JobState[]) : null));
  createEffect(on([filter, () => params.siteId], () => setAfter(null), { defer: true }));

  const [result, load] = createJobsPageListQuery({
    variables: () => ({ siteId: params.siteId, states: filter(), after: after() }),
    requestPolicy: 'cache-and-network',
  });
  const found = () => result.data?.jobs;
  const mayWrite = () => result.data?.viewer.scopes.includes('WRITE') ?? false;
  // One that was begun meanwhile, or has left a filtered list.
  createEffect(
    on(
      () =>
        jobs
          .shown()
          .map((job) => job.id + job.state)
          .join(),
      () => {
        setAfter(null);
        load({ requestPolicy: 'network-only' });
      },
      { defer: true },
    ),
  );
  const open = (job: { id: string }) => setUrl({ job: job.id }, { push: true });
  const summary = () => {
    const running = jobs.running(params.siteId).length;
    const all = found();
    if (!all || all.totalCount === 0) return undefined;
    return running > 0 ? `${plural(all.totalCount, 'job')}, ${formatCount(running)} at work` : plural(all.totalCount, 'job');
  };

  return (
    <>
      <PageHead title="Jobs" summary={summary()} />
      <Show when={filter() || (found()?.totalCount ?? 0) > 0}>
        <FilterBar end={<QueryButton of="JobsPage_List" />}>
          <FilterChip label="State" options={states} value={url.state()} onChange={(state) => setUrl({ state })} />
        </FilterBar>
      </Show>
      <Switch fallback={<DataTableSkeleton columns={5} rows={8} />}>
        <Match when={result.error && !found() && result.error}>
          {(error) => (
            <ErrorState
              title="The jobs could not be loaded"
              actions={
                <Button variant="primary" busy={result.fetching && 'Trying…'} onClick={() => load({ requestPolicy: 'network-only' })}>
                  Try again
                </Button>
              }
            >
              {failureOfOperation(error()).message} What runs goes on running meanwhile.
            </ErrorState>
          )}
        </Match>
        <Match when={found()?.totalCount === 0 && filter()}>
          <EmptyState
            title="No job is in this state"
            actions={
              <Button variant="primary" onClick={() => setUrl({ state: [] })}>
                Show all jobs
              </Button>
            }
          >
            The others are still there. Take the filter off to see them.
          </EmptyState>
        </Match>
        <Match when={found()?.totalCount === 0}>
          <EmptyState
            title="No jobs yet"
            actions={
              <a href={keywordsUrl(params.siteId)} class={buttonLook({ variant: 'primary' })}>
                Go to keywords
              </a>
            }
          >
            Whatever takes a while is a job: grouping keywords, writing drafts, importing, publishing. Begin with some keywords, and the
            first will stand here.
          </EmptyState>
        </Match>
        <Match when={found()}>
          {(all) => (
            <DataTable
              label="Jobs"
              rows={all().nodes}
              rowId={(job) => job.id}
              rowName={(job) => jobName(job.kind)}
              columns={jobColumns({ mayWrite: mayWrite(), onOpen: open })}
              onOpen={open}
              busy={result.fetching && result.stale}
              more={{
                hasMore: all().pageInfo.hasNextPage,
                busy: result.fetching,
                onMore: () => setAfter(all().pageInfo.endCursor),
                shown: all().nodes.length,
                total: all().totalCount,
              }}
            />
          )}
        </Match>
      </Switch>
      <JobSheet jobId={url.job()} mayWrite={mayWrite()} onClose={() => setUrl({ job: '' })} />
    </>
  );
}
