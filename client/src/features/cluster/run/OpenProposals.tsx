import { A } from '@solidjs/router';
import { createMemo, For } from 'solid-js';
import {
  createOpenProposalsListQuery,
  type OpenProposals_ListQuery,
} from '../../../graphql/generated/features/cluster/run/OpenProposals.ts';
import { ago } from '../../../lib/ago.ts';
import { createJobWatch } from '../../../lib/job-watch.ts';
import { useJobs } from '../../../lib/jobs.tsx';
import { formatCount, plural } from '../../../lib/numbers.ts';
import { buttonLook } from '../../../ui/Button.tsx';
import { clusterRunUrl } from '../cluster.urls.ts';

type Run = OpenProposals_ListQuery['clusterRuns']['nodes'][number];

/** Proposals that nobody has applied or discarded are offered again, and those that are still being made. */
export function OpenProposals(props: { siteId: string }) {
  const jobs = useJobs();
  const [runs, load] = createOpenProposalsListQuery({ variables: () => ({ siteId: props.siteId }), requestPolicy: 'cache-and-network' });
  createJobWatch(
    () => props.siteId,
    'CLUSTER_KEYWORDS',
    () => load({ requestPolicy: 'network-only' }),
  );
  const isMade = ({ job }: Run) => job.state === 'QUEUED' || job.state === 'RUNNING';
  const open = createMemo(() =>
    (runs.data?.clusterRuns.nodes ?? []).filter((run) => run.state === 'PROPOSED' || (run.state === 'RUNNING' && isMade(run))),
  );

  const words = (run: Run) => {
    if (run.state === 'RUNNING') {
      const job = jobs.get(run.job.id);
      return job?.total
        ? `Keywords are being grouped: ${formatCount(job.done)} of ${formatCount(job.total)}.`
        : 'Keywords are being grouped.';
    }
    const standard = run.levels.find(({ level }) => level === 'STANDARD');
    const groups = standard ? standard.newClusters + standard.existingClusters : 0;
    return `A proposal waits: ${plural(groups, 'cluster')} for ${plural(run.keywords, 'keyword')}, made ${ago(run.createdAt)}.`;
  };

  return (
    <For each={open().slice(0, 3)}>
      {(run) => (
        <div class="mx-4 mb-2 flex items-center gap-3 rounded-control bg-pencil-soft py-1.5 pr-1.5 pl-3 sm:mx-5">
          <p class="min-w-0 flex-1">
            {words(run)} <span class="text-ink-2 max-sm:hidden">Nothing changes until it is applied.</span>
          </p>
          <A href={clusterRunUrl(props.siteId, run.id)} class={buttonLook({ size: 'small' })}>
            {run.state === 'RUNNING' ? 'Watch' : 'Review it'}
          </A>
        </div>
      )}
    </For>
  );
}
