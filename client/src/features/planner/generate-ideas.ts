/** Having ideas proposed for several clusters at once: for those that were named, or for all that nothing is planned for. */
import { useClient } from '@urql/solid';
import { createSignal } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import {
  createGenerateIdeasDialogUncoveredQuery,
  GenerateIdeasDialog_BeginDocument,
  GenerateIdeasDialog_UncoveredDocument,
} from '../../graphql/generated/features/planner/GenerateIdeasDialog.ts';
import { useJobs } from '../../lib/jobs.tsx';

const PAGE = 200;

export function createGenerateIdeas(siteId: () => string) {
  const client = useClient();
  const jobs = useJobs();
  const [uncovered] = createGenerateIdeasDialogUncoveredQuery({
    variables: () => ({ siteId: siteId(), first: 1 }),
    requestPolicy: 'network-only',
  });
  const [busy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<string>();
  const [jobId, setJobId] = createSignal<string>();

  /** Nothing, and why is said, where they could not be had. Clusters without keywords have nothing to write about. */
  const allUncovered = async (): Promise<string[] | undefined> => {
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const { data, error }: Awaited<ReturnType<typeof ask>> = await ask(after);
      if (!data || error) return void setFailure(error ? failureOfOperation(error).message : 'The clusters could not be read.');
      ids.push(...data.clusters.nodes.filter(({ keywordCount }) => keywordCount > 0).map(({ id }) => id));
      after = data.clusters.pageInfo.hasNextPage ? data.clusters.pageInfo.endCursor : null;
    } while (after !== null);
    return ids;
  };
  const ask = (after: string | null) =>
    client.query(GenerateIdeasDialog_UncoveredDocument, { siteId: siteId(), first: PAGE, after }, { requestPolicy: 'network-only' });

  return {
    /** How many clusters have nothing planned or written; undefined while nobody knows. */
    uncovered: () => uncovered.data?.clusters.totalCount,
    busy,
    failure,
    job: () => {
      const id = jobId();
      return id === undefined ? undefined : { id, known: jobs.get(id) };
    },
    begin: async (clusterIds: string[] | 'uncovered') => {
      if (busy()) return;
      setBusy(true);
      setFailure(undefined);
      const ids = clusterIds === 'uncovered' ? await allUncovered() : clusterIds;
      if (ids?.length === 0) setFailure('None of these clusters has a keyword to write about.');
      if (ids && ids.length > 0) {
        const { data, error } = await client.mutation(GenerateIdeasDialog_BeginDocument, { clusterIds: ids });
        if (error) setFailure(`${failureOfOperation(error).message} Nothing was proposed.`);
        if (data) {
          jobs.track(data.generateIdeas.job.id);
          setJobId(data.generateIdeas.job.id);
        }
      }
      setBusy(false);
    },
    stop: async () => {
      const id = jobId();
      if (id) setFailure((await jobs.cancel(id))?.message);
    },
  };
}
