/** What the examples can be filled with: ids of things that the person's own site has, asked for as anyone would ask. */
import { type Answer, post } from '../post.ts';

export interface OwnSite {
  id: string;
  name: string;
}

/** Whatever the site has not got is left out. */
export interface OwnIds {
  siteId?: string;
  clusterId?: string;
  runId?: string;
  ideaId?: string;
  taskId?: string;
  contentId?: string;
  version?: number;
  title?: string;
  jobId?: string;
}

export const SITES = 'query OwnSites { sites(first: 100) { nodes { id name } } }';
/** The draft that may be published, a content that has a cluster, is what most of the examples are about. */
export const OWN = `query OwnIds($siteId: ID!) {
  clusters(siteId: $siteId, first: 1) { nodes { id } }
  clusterRuns(siteId: $siteId, first: 1) { nodes { id state } }
  ideas(siteId: $siteId, filter: { statuses: [NEW] }, first: 1) { nodes { id } }
  tasks(siteId: $siteId, filter: { statuses: [QUEUED] }, first: 1) { nodes { id } }
  content(siteId: $siteId, filter: { statuses: [DRAFT] }, first: 1) { nodes { id version title } }
  jobs(siteId: $siteId, first: 1) { nodes { id } }
}`;

interface Found {
  clusters: { nodes: { id: string }[] };
  clusterRuns: { nodes: { id: string; state: string }[] };
  ideas: { nodes: { id: string }[] };
  tasks: { nodes: { id: string }[] };
  content: { nodes: { id: string; version: number; title: string }[] };
  jobs: { nodes: { id: string }[] };
}

/** Nothing where the API does not say: the examples are useful without. */
async function ask<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data | undefined> {
  const answer: Answer<Data> | undefined = await post<Data>({ query, variables }).catch(() => undefined);
  return answer?.body?.data ?? undefined;
}

export const ownSites = async (): Promise<OwnSite[]> => (await ask<{ sites: { nodes: OwnSite[] } }>(SITES))?.sites.nodes ?? [];

export async function ownIds(siteId: string | undefined): Promise<OwnIds> {
  if (!siteId) return {};
  const found = await ask<Found>(OWN, { siteId });
  if (!found) return { siteId };
  const idOf = ({ nodes: [first] }: { nodes: { id: string }[] }, name: keyof OwnIds) => first && { [name]: first.id };
  const [run] = found.clusterRuns.nodes;
  const [draft] = found.content.nodes;
  return {
    siteId,
    ...idOf(found.clusters, 'clusterId'),
    ...(run?.state === 'PROPOSED' && { runId: run.id }),
    ...idOf(found.ideas, 'ideaId'),
    ...idOf(found.tasks, 'taskId'),
    ...(draft && { contentId: draft.id, version: draft.version, title: draft.title }),
    ...idOf(found.jobs, 'jobId'),
  };
}
