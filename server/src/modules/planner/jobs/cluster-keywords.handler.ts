/**
 * Works out what a run of the clustering proposes, and writes it in one transaction; applies it in the same where that was
 * asked for. Run again it begins anew, but for the vectors of keywords, which are kept as they are made.
 */
import type { z } from 'zod';
import type { Database } from '../../../platform/db/database.ts';
import { conflict } from '../../../platform/errors/app-error.ts';
import type { AiRunService } from '../../ai/index.ts';
import type { JobHandler, JobRun } from '../../jobs/index.ts';
import type { ClusterReviewer } from '../cluster-reviewer.ts';
import { ClusterRunState } from '../cluster-run/cluster-run.entity.ts';
import { keywordsToGroup } from '../cluster-run/keywords-to-group.ts';
import { countsOf, type RunCounts, summaryOf } from '../cluster-run/run-counts.rules.ts';
import { writeProposal } from '../cluster-run/write-proposal.ts';
import type { ClusterRunService } from '../cluster-run.service.ts';
import type { ClusteringOutcome, KeywordClusterer } from '../clustering/keyword-clusterer.ts';
import type { PlannerTables } from '../planner.tables.ts';
import type { ClusteringResult, clusterKeywordsJob } from './cluster-keywords.job.ts';

export interface ClusteringParts {
  db: Database;
  clusterer: KeywordClusterer;
  clusterReviewer: ClusterReviewer;
  clusterRuns: ClusterRunService;
  aiRuns: AiRunService;
}

/** Of the bar, where a provider looks at the groups as well. */
const ENGINE_SHARE_BESIDE_AI = 0.7;

export const clusterKeywordsHandler =
  ({ db, clusterer, clusterReviewer, clusterRuns, aiRuns }: ClusteringParts): JobHandler<z.infer<typeof clusterKeywordsJob.payload>> =>
  async (run, { apply, level, useAi, ...selection }) => {
    const own = await ownRun(db, run.jobId);
    // Killed between the result and the end of the job: all is done.
    if (own.state !== ClusterRunState.RUNNING) return;
    const order = await keywordsToGroup(db.rows<PlannerTables>(), { ...selection, siteId: run.siteId });
    const { keywords, existing, clusters } = order;
    const takenNames = [...clusters.values()].map(({ name }) => name);
    await run.progress({ total: keywords.length, message: `Looking at ${counted(keywords.length)}` });

    const reviewing = useAi && keywords.length > 0 ? await clusterReviewer.provider() : null;
    const engineShare = reviewing ? ENGINE_SHARE_BESIDE_AI : 1;
    const reporter = reportEverySecond(run, keywords.length);
    const outcome = await engine(clusterer, { keywords, existing, takenNames }, run.signal, (share, message) =>
      reporter.report(engineShare * share, message),
    ).finally(reporter.settled);
    const reviewed = reviewing
      ? await clusterReviewer
          .review(reviewing, outcome, order, run.signal, (share) =>
            reporter.report(engineShare + (1 - engineShare) * share, `Names and a check by ${reviewing.label}`),
          )
          .finally(reporter.settled)
      : { clustering: outcome, method: 'rules', runs: [] };

    const counts = countsOf(reviewed.clustering, keywords, order.staying);
    await run.progress({ message: 'Writing the proposal' });
    await db.unitOfWork(async (uow) => {
      const rows = uow.rows<PlannerTables>();
      await writeProposal(rows, { id: own.id, siteId: run.siteId }, reviewed.clustering, order, run.signal);
      await rows
        .updateTable('cluster_run')
        .set({
          state: ClusterRunState.PROPOSED,
          keywords: keywords.length,
          by_words_alone: outcome.byWordsAlone,
          method: reviewed.method,
          levels: JSON.stringify(counts) as never,
        })
        .where('id', '=', own.id)
        .execute();
      for (const facts of reviewed.runs) await aiRuns.record(uow, { siteId: run.siteId, ...facts });
      const applied = apply
        ? await clusterRuns.applyWithin(uow, { id: own.id, siteId: run.siteId, sectorId: own.sector_id }, level, [])
        : null;
      const summary = summaryOf(counts.find((each) => each.level === level) as RunCounts, outcome.byWordsAlone, { applied: apply });
      const result: ClusteringResult = { undoToken: applied?.undoToken ?? null };
      // Last, so that a cancel never waits for the writing: what was stopped meanwhile is not kept.
      await run.hold(uow);
      await run.progress({ done: keywords.length, message: summary, checkpoint: result }, uow);
    });
  };

async function ownRun(db: Database, jobId: string): Promise<{ id: string; sector_id: string; state: ClusterRunState }> {
  const row = await db
    .rows<PlannerTables>()
    .selectFrom('cluster_run')
    .select(['id', 'sector_id', 'state'])
    .where('job_id', '=', jobId)
    .executeTakeFirst();
  if (!row) throw conflict('The run that this job belongs to is gone. Begin another one.');
  return row;
}

/** Nothing to place is a proposal as well, and takes no thread. */
function engine(
  clusterer: KeywordClusterer,
  order: Parameters<KeywordClusterer['cluster']>[0],
  signal: AbortSignal,
  report: (share: number, message: string) => void,
): Promise<ClusteringOutcome> {
  const count = order.keywords.length;
  if (count === 0) return Promise.resolve({ groups: [], places: [], byWordsAlone: 0 });
  const messages = { meaning: `Finding out what ${counted(count)} mean`, grouping: `Grouping ${counted(count)}` };
  return clusterer.cluster(order, signal, ({ stage, share }) => report(share, messages[stage]));
}

const counted = (count: number): string => `${count.toLocaleString('en')} ${count === 1 ? 'keyword' : 'keywords'}`;

const REPORT_MS = 1000;

/** Progress comes many times a second; the job hears of it once. One report at a time, and none after the last. */
function reportEverySecond(run: JobRun, total: number): { report(share: number, message: string): void; settled(): Promise<void> } {
  let last = Date.now();
  let sending: Promise<void> | null = null;
  const report = (share: number, message: string): void => {
    if (sending || Date.now() - last < REPORT_MS) return;
    last = Date.now();
    sending = run
      .progress({ done: Math.min(total - 1, Math.floor(share * total)), message })
      // Only told in passing: what stops the work itself is met by the work.
      .catch(() => {})
      .finally(() => {
        sending = null;
      });
  };
  return { report, settled: async () => (await sending) ?? undefined };
}
