/**
 * Proposes ideas, one cluster after the other, each saved in a transaction of its own. Run again it goes on with the
 * clusters that are not settled; a primary keyword that has an idea or a task gets no second one.
 */
import type { z } from 'zod';
import type { Database, UnitOfWork } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/db/ids.ts';
import { AppError, conflict, notFound } from '../../../platform/errors/app-error.ts';
import type { AiAnswer, AiRunService } from '../../ai/index.ts';
import type { JobHandler } from '../../jobs/index.ts';
import type { ProposedIdea } from '../idea/idea.rules.ts';
import { findClusterToPlan, primaryIds, takenBy } from '../idea-plan.reads.ts';
import type { IdeaWriter } from '../idea-writer.ts';
import type { PlannerTables } from '../planner.tables.ts';
import type { generateIdeasJob, IdeasResult } from './generate-ideas.job.ts';

export const generateIdeasHandler =
  (db: Database, writer: IdeaWriter, runs: AiRunService): JobHandler<z.infer<typeof generateIdeasJob.payload>> =>
  async (run, { clusterIds }) => {
    const settled = await run.succeededBefore();
    await run.progress({ total: clusterIds.length, message: `Proposing ideas for ${counted(clusterIds.length, 'cluster')}` });
    for (const clusterId of clusterIds.filter((id) => !settled.has(id))) {
      run.signal.throwIfAborted();
      try {
        const answer = await writer.propose(await findClusterToPlan(db, clusterId), run.signal);
        await db.unitOfWork(async (uow) => {
          const ideaIds = await save(uow, runs, clusterId, answer);
          if (ideaIds.length === 0) throw conflict('Nothing new to propose: an idea or a task aims at each of these keywords already.');
          const before = run.checkpoint<IdeasResult>()?.ideaIds ?? [];
          await run.settle({ subjectId: clusterId }, uow);
          await run.progress({ checkpoint: { ideaIds: [...before, ...ideaIds] } satisfies IdeasResult }, uow);
        });
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        await run.settle({ subjectId: clusterId, error: { code: error.code, message: error.message } });
      }
    }
    await run.progress({ message: `${counted(run.checkpoint<IdeasResult>()?.ideaIds.length ?? 0, 'idea')}.` });
  };

const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;

/** The cluster is locked and looked at again: another run may have proposed the same meanwhile. */
async function save(uow: UnitOfWork, runs: AiRunService, clusterId: string, { value, run }: AiAnswer<ProposedIdea[]>): Promise<string[]> {
  const rows = uow.rows<PlannerTables>();
  const cluster = await rows
    .selectFrom('cluster')
    .select(['id', 'site_id', 'sector_id'])
    .where('id', '=', clusterId)
    .forUpdate()
    .executeTakeFirst();
  if (!cluster) throw notFound('cluster', clusterId);
  const taken = primaryIds(await takenBy(rows, clusterId));
  const ideas = value.filter((idea) => !taken.has(idea.primaryKeywordId)).map((idea) => ({ ...idea, id: newId() }));
  await runs.record(uow, { siteId: cluster.site_id, ...run });
  if (ideas.length === 0) return [];
  await rows
    .insertInto('idea')
    .values(
      ideas.map((idea) => ({
        id: idea.id,
        site_id: cluster.site_id,
        sector_id: cluster.sector_id,
        cluster_id: cluster.id,
        title: idea.title,
        brief: idea.brief,
        content_type: idea.contentType,
        content_structure: idea.contentStructure,
        primary_keyword_id: idea.primaryKeywordId,
        estimated_words: idea.estimatedWords,
      })),
    )
    .execute();
  await rows
    .insertInto('idea_keyword')
    .values(
      ideas.flatMap((idea) => idea.keywordIds.map((keywordId) => ({ site_id: cluster.site_id, idea_id: idea.id, keyword_id: keywordId }))),
    )
    .execute();
  return ideas.map((idea) => idea.id);
}
