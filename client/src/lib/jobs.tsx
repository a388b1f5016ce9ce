/**
 * The jobs of the site that is open: what runs, what has just settled, and who wants to know. They are followed by a
 * subscription; what it may have missed, over a reload or a broken line, is asked for.
 */
import { useClient } from '@urql/solid';
import { createContext, createEffect, createMemo, on, onCleanup, type ParentProps, untrack, useContext } from 'solid-js';
import { createStore, reconcile } from 'solid-js/store';
import { failureOfOperation } from '../graphql/failure.ts';
import { type Masked, unmask } from '../graphql/fragment.ts';
import {
  Jobs_CancelDocument,
  Jobs_ChangesDocument,
  type Jobs_FactsFragment,
  Jobs_OneDocument,
  Jobs_OpenDocument,
  Jobs_RetryDocument,
} from '../graphql/generated/lib/jobs.ts';
import type { Failure } from './failure.ts';
import { isSettled, type Job } from './job-work.ts';
import { onBack } from './line.ts';

export interface Jobs {
  /** Follows a job that was just begun, and shows it. */
  track: (jobId: string) => void;
  /** Calls back once when the job has settled; at once when it has. @returns what takes the wish back. */
  onSettled: (jobId: string, settled: (job: Job) => void) => () => void;
  /** Those that are at work or wait, of one site or of the one that is open. */
  running: (siteId?: string) => Job[];
  /** The job as far as it is known here. */
  get: (jobId: string) => Job | undefined;
  /** What the dock shows: what runs, and what has settled and was not put away. */
  shown: () => Job[];
  dismiss: (jobIds: string[]) => void;
  /** @returns why it could not be done, or nothing. */
  cancel: (jobId: string) => Promise<Failure | undefined>;
  retry: (jobId: string) => Promise<Failure | undefined>;
}

const Context = createContext<Jobs>();

export function useJobs(): Jobs {
  const jobs = useContext(Context);
  if (!jobs) throw new Error('useJobs needs a JobsProvider above it.');
  return jobs;
}

/** After so long without a word about a job at work, it is asked for. */
const SILENCE_MS = 4_000;

export function JobsProvider(props: ParentProps<{ siteId: string | undefined }>) {
  const client = useClient();
  const [known, setKnown] = createStore<Record<string, Job>>({});
  const [followed, setFollow] = createStore<Record<string, boolean>>({});
  const setFollowed = (jobId: string, is: boolean) => {
    setFollow(jobId, is);
    keepFollowed(Object.keys(followed).filter((id) => followed[id]));
  };
  const waiting = new Map<string, Set<(job: Job) => void>>();
  const heard = new Map<string, number>();

  const take = (masked: Masked<Jobs_FactsFragment>, from: 'event' | 'query') => {
    const job = unmask<Jobs_FactsFragment>(masked) as Job;
    const before = known[job.id];
    // An answer may be older than an event that has overtaken it.
    if (from === 'query' && before && (isSettled(before) ? !isSettled(job) : job.done + job.failed < before.done + before.failed)) return;
    heard.set(job.id, Date.now());
    setKnown(job.id, reconcile({ ...job }));
    if (!isSettled(job)) return setFollowed(job.id, true);
    for (const call of waiting.get(job.id) ?? []) call(job);
    waiting.delete(job.id);
  };

  const ask = async (jobId: string) => {
    const { data } = await client.query(Jobs_OneDocument, { id: jobId }, { requestPolicy: 'network-only' });
    if (data?.job) take(data.job, 'query');
  };
  const askOpen = async (siteId: string) => {
    const { data } = await client.query(Jobs_OpenDocument, { siteId }, { requestPolicy: 'network-only' });
    for (const job of data?.jobs.nodes ?? []) take(job, 'query');
  };

  createEffect(
    on(
      () => props.siteId,
      (siteId) => {
        if (!siteId) return;
        void askOpen(siteId);
        // What had settled before the page was loaded again, and was not put away: a failure waits for a person.
        for (const id of untrack(keptFollowed)) if (!known[id]) jobs.track(id);
        const { unsubscribe } = client.subscription(Jobs_ChangesDocument, { siteId }).subscribe(({ data }) => {
          if (data) take(data.jobs, 'event');
        });
        onCleanup(unsubscribe);
        // What was begun while nobody could tell of it.
        onCleanup(onBack(() => void askOpen(siteId)));
      },
    ),
  );

  const all = createMemo(() => Object.values(known));
  const unsettled = createMemo(() => all().filter((job) => !isSettled(job)));
  const isWaitedFor = createMemo(() => unsettled().length > 0);
  createEffect(() => {
    if (!isWaitedFor()) return;
    const timer = setInterval(() => {
      for (const { id } of unsettled()) if (Date.now() - (heard.get(id) ?? 0) > SILENCE_MS) void ask(id);
    }, SILENCE_MS);
    onCleanup(() => clearInterval(timer));
  });

  const jobs: Jobs = {
    track: (jobId) => {
      setFollowed(jobId, true);
      void ask(jobId);
    },
    onSettled: (jobId, settled) => {
      const job = known[jobId];
      if (job && isSettled(job)) {
        queueMicrotask(() => settled(job));
        return () => undefined;
      }
      const calls = waiting.get(jobId) ?? new Set();
      waiting.set(jobId, calls.add(settled));
      if (!job) void ask(jobId);
      return () => calls.delete(settled);
    },
    running: (siteId = props.siteId) => unsettled().filter((job) => job.siteId === siteId),
    get: (jobId) => known[jobId],
    shown: () => all().filter((job) => job.siteId === props.siteId && (!isSettled(job) || followed[job.id])),
    dismiss: (jobIds) => {
      for (const id of jobIds) setFollowed(id, false);
    },
    cancel: async (jobId) => {
      const { data, error } = await client.mutation(Jobs_CancelDocument, { id: jobId });
      if (error) return failureOfOperation(error);
      if (data) take(data.cancelJob.job, 'event');
    },
    retry: async (jobId) => {
      const { data, error } = await client.mutation(Jobs_RetryDocument, { id: jobId });
      if (error) return failureOfOperation(error);
      if (data) take(data.retryJob.job, 'event');
    },
  };

  return <Context.Provider value={jobs}>{props.children}</Context.Provider>;
}

const KEPT = 'igny8.jobs';
const MOST_KEPT = 20;

/** Which jobs this window shows, over a reload of it. */
function keepFollowed(ids: string[]): void {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(ids.slice(-MOST_KEPT)));
  } catch {
    // A closed storage: they are shown until the page is loaded again.
  }
}

function keptFollowed(): string[] {
  try {
    const ids: unknown = JSON.parse(sessionStorage.getItem(KEPT) ?? '[]');
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}
