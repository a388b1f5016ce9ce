import { createEffect, For, Match, on, Show, Switch } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { createRecentJobsListQuery } from '../../graphql/generated/features/sites/RecentJobs.ts';
import { ago } from '../../lib/ago.ts';
import { JobStateIcon } from '../../lib/JobStateIcon.tsx';
import { jobName, progressWords, timeLeft } from '../../lib/job-words.ts';
import { isSettled } from '../../lib/job-work.ts';
import { useJobs } from '../../lib/jobs.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { jobsUrl, jobUrl } from '../jobs/jobs.urls.ts';

/** What was done lately, and what is being done. */
export function RecentJobs(props: { siteId: string }) {
  const jobs = useJobs();
  const [result, load] = createRecentJobsListQuery({ variables: () => ({ siteId: props.siteId }), requestPolicy: 'cache-and-network' });
  createEffect(
    on(
      () =>
        jobs
          .shown()
          .map(({ id }) => id)
          .join(),
      () => load({ requestPolicy: 'network-only' }),
      { defer: true },
    ),
  );
  const list = () => result.data?.jobs.nodes;

  return (
    <section aria-labelledby="recent-jobs-title" class="min-w-0 rounded-card border border-rule bg-sheet shadow-1">
      <header class="flex h-9.5 items-center border-b border-rule px-3.5">
        <h2 id="recent-jobs-title" class="flex-1 font-semibold">
          Recent jobs
        </h2>
        <a href={jobsUrl(props.siteId)} class="text-link text-label">
          All jobs
        </a>
      </header>
      <Switch fallback={<For each={[0, 1, 2]}>{() => <Skeleton class="mx-3.5 my-4 w-3/5" />}</For>}>
        <Match when={result.error && !list() && result.error}>
          {(error) => (
            <p role="alert" class="p-3.5 text-red">
              {failureOfOperation(error()).message}
            </p>
          )}
        </Match>
        <Match when={list()?.length === 0}>
          <p class="px-3.5 py-4 text-ink-2">None yet. Imports, drafts and publishing show here while they run, and what came of them.</p>
        </Match>
        <Match when={list()}>
          {(all) => (
            <ul>
              <For each={all()}>
                {(job) => (
                  <li class="border-rule not-first:border-t">
                    <a
                      href={jobUrl(props.siteId, job.id)}
                      class="flex min-h-10 items-center gap-2.5 px-3.5 py-1.5 transition-colors duration-90 hover:bg-hover focus-visible:-outline-offset-2"
                    >
                      <JobStateIcon job={job} />
                      <span class="flex-none">{jobName(job.kind)}</span>
                      <Show
                        when={!isSettled(job) && job.total}
                        fallback={
                          <span class="min-w-0 flex-1 truncate text-right text-ink-3" title={job.message ?? undefined}>
                            {job.message}
                          </span>
                        }
                      >
                        {(total) => (
                          <span class="ml-auto flex items-center gap-3">
                            <span class="w-22">
                              <ProgressBar label={jobName(job.kind)} done={job.done} failed={job.failed} total={total()} running />
                            </span>
                            <span class="figures" title={job.secondsLeft === null ? undefined : timeLeft(job.secondsLeft)}>
                              {progressWords({ ...job, total: total() })}
                            </span>
                          </span>
                        )}
                      </Show>
                      <span class="flex-none text-right text-label text-ink-3">{ago(job.createdAt)}</span>
                    </a>
                  </li>
                )}
              </For>
            </ul>
          )}
        </Match>
      </Switch>
    </section>
  );
}
