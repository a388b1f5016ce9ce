/**
 * Drafts that are being written: which tasks a job was begun for, and which of them have settled. Finished ones tell of
 * themselves by the content that they made; failed ones are asked for.
 */
import { useClient } from '@urql/solid';
import { type Accessor, createEffect, createMemo, createSignal, on } from 'solid-js';
import { createStore } from 'solid-js/store';
import { failureOfOperation } from '../../graphql/failure.ts';
import type { TaskFilter } from '../../graphql/generated/features/writer/TasksPage.ts';
import {
  createWritingAgainMutation,
  createWritingBeginMutation,
  Writing_IdsDocument,
  Writing_ItemsDocument,
  Writing_TaskDocument,
} from '../../graphql/generated/features/writer/writing.ts';
import type { Failure } from '../../lib/failure.ts';
import { isSettled, type Job } from '../../lib/job-work.ts';
import { useJobs } from '../../lib/jobs.tsx';
import { AT_ONCE, placesIn, type TaskRowData, type Writing } from './task-state.ts';

/** How many one job takes. */
export const MOST_AT_ONCE = 1_000;

// Above the page: who leaves it and comes back sees the same.
const [begun, setBegun] = createStore<Record<string, string[]>>({});

export interface WritingOptions {
  siteId: Accessor<string>;
  rows: Accessor<TaskRowData[] | undefined>;
  /** How many drafts are written at once, where that is known. */
  atOnce?: Accessor<number | undefined>;
  /** Called when a job has settled. */
  onSettled: () => void;
}

export function createWriting({ siteId, rows, atOnce, onSettled }: WritingOptions) {
  const client = useClient();
  const jobs = useJobs();
  const [beginning, begin] = createWritingBeginMutation();
  const [beginningAgain, beginAgain] = createWritingAgainMutation();
  const [failure, setFailure] = createSignal<Failure>();
  const [failed, setFailed] = createStore<Record<string, string[]>>({});
  const running = createMemo(() => jobs.running(siteId()).filter((job) => job.kind === 'GENERATE_DRAFT'));

  const readFailed = async (jobId: string) => {
    const { data } = await client.query(Writing_ItemsDocument, { jobId }, { requestPolicy: 'network-only' });
    const found = (data?.job?.items ?? []).filter((item) => item.state === 'FAILED').map((item) => item.subjectId);
    const shown = new Set(rows()?.map((row) => row.id));
    const unread = found.filter((id) => !failed[jobId]?.includes(id));
    setFailed(jobId, found);
    for (const id of unread) if (shown.has(id)) void client.query(Writing_TaskDocument, { id }, { requestPolicy: 'network-only' });
  };

  // A job that somebody else began settles here as well.
  const faults = createMemo(() => running().map((job) => [job.id, job.failed] as const), [], {
    equals: (was, is) => JSON.stringify(was) === JSON.stringify(is),
  });
  createEffect(
    on(faults, (now, before = []) => {
      for (const [id, count] of now) if (count > 0 && count !== before.find(([known]) => known === id)?.[1]) void readFailed(id);
      for (const [id] of before) if (!now.some(([known]) => known === id)) onSettled();
    }),
  );

  const places = createMemo(() => {
    const all = new Map<string, Writing>();
    const done = new Set(rows()?.flatMap((row) => (row.status === 'COMPLETED' ? row.id : [])));
    for (const [jobId, taskIds] of Object.entries(begun)) {
      const job = jobs.get(jobId);
      if (!job || isSettled(job)) continue;
      const settled = new Set([...done, ...(failed[jobId] ?? [])]);
      for (const [id, place] of placesIn(taskIds, settled, job.state === 'RUNNING' ? (atOnce?.() ?? AT_ONCE) : 0)) all.set(id, place);
    }
    return all;
  });

  const follow = (jobId: string, taskIds: string[]) => {
    setBegun(jobId, taskIds);
    jobs.track(jobId);
  };
  return {
    placeOf: (taskId: string) => places().get(taskId),
    /** How many are being written or wait in a job. */
    inWork: () => places().size,
    isBeginning: () => beginning.fetching || beginningAgain.fetching,
    failure,
    /** The job that writes this task, as far as it can be known: one that was begun here, or the only one there is. */
    jobOf: (taskId: string): Job | undefined => {
      const begunHere = running().find((job) => begun[job.id]?.includes(taskId));
      return begunHere ?? (running().length === 1 && !begun[running()[0]?.id ?? ''] ? running()[0] : undefined);
    },
    /** Has a completed task written anew. @returns whether the job has begun. */
    again: async (taskId: string): Promise<boolean> => {
      setFailure(undefined);
      const { data, error } = await beginAgain({ taskId });
      if (error) setFailure(failureOfOperation(error));
      const jobId = data?.regenerateDraft.job?.id;
      if (jobId) follow(jobId, [taskId]);
      return jobId !== undefined;
    },
    /** @returns whether the job has begun. */
    begin: async (taskIds: string[]): Promise<boolean> => {
      setFailure(undefined);
      const { data, error } = await begin({ taskIds });
      if (error) setFailure(failureOfOperation(error));
      if (!data) return false;
      follow(data.completeTasks.job.id, taskIds);
      return true;
    },
    /** The first tasks that match, as many as one job takes. */
    idsMatching: (filter: TaskFilter) => collect(filter),
    /** Those whose last try failed. */
    idsFailed: () => collect({ failed: true }),
  };

  async function collect(filter: TaskFilter): Promise<string[] | undefined> {
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const page = await readPage(client, { siteId: siteId(), filter, after });
      if ('failure' in page) return void setFailure(page.failure);
      ids.push(...page.nodes.map((node) => node.id).filter((id) => !places().has(id)));
      after = page.next;
    } while (after && ids.length < MOST_AT_ONCE);
    return ids.slice(0, MOST_AT_ONCE);
  }
}

async function readPage(client: ReturnType<typeof useClient>, variables: { siteId: string; filter: TaskFilter; after: string | null }) {
  const { data, error } = await client.query(Writing_IdsDocument, variables, { requestPolicy: 'network-only' });
  if (error) return { failure: failureOfOperation(error) };
  const { nodes, pageInfo } = data?.tasks ?? { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };
  return { nodes, next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null };
}

export type DraftWriting = ReturnType<typeof createWriting>;
