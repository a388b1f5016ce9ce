/**
 * Proposes ideas, one cluster after the other, each saved in a transaction of its own. Run again it goes on with the
 * clusters that are not settled. A keyword that an idea or a task answers is not planned again, and what they say already
 * is not proposed in other words. Ideas that wait for a decision are held against the content that is there by now.
 */
import { type Kysely, sql } from 'kysely';
import type { z } from 'zod';
import type { Database, UnitOfWork } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/db/ids.ts';
import { AppError, conflict, notFound } from '../../../platform/errors/app-error.ts';
import type { AiRunService } from '../../ai/index.ts';
import type { JobHandler, JobRun } from '../../jobs/index.ts';
import type { ProposedIdea } from '../idea/idea.rules.ts';
import { type PlannedPage, readTakenIdeas, type TakenIdeas } from '../idea/taken-ideas.ts';
import type { ClusterToJudge, IdeaJudge } from '../idea-judge.ts';
import { findClusterToPlan } from '../idea-plan.reads.ts';
import type { IdeaWriter } from '../idea-writer.ts';
import type { PlannerTables } from '../planner.tables.ts';
import type { generateIdeasJob, IdeasResult } from './generate-ideas.job.ts';

type Rows = Kysely<PlannerTables>;
type JudgedIdea = ProposedIdea & PlannedPage & { primaryKeywordId: string; coveredBy: string | null };

const MOST_JUDGED_AGAIN = 100;

export interface IdeaTools {
  db: Database;
  ideaWriter: IdeaWriter;
  ideaJudge: IdeaJudge;
  aiRuns: AiRunService;
}

export const generateIdeasHandler =
  ({ db, ideaWriter, ideaJudge, aiRuns }: IdeaTools): JobHandler<z.infer<typeof generateIdeasJob.payload>> =>
  async (run, { clusterIds }) => {
    const settled = await run.succeededBefore();
    await run.progress({ total: clusterIds.length, message: `Proposing ideas for ${counted(clusterIds.length, 'cluster')}` });
    const taken = takenByLanguage(db.rows<PlannerTables>(), run.siteId);
    for (const clusterId of clusterIds.filter((id) => !settled.has(id))) {
      run.signal.throwIfAborted();
      try {
        const plan = await findClusterToPlan(db.rows<PlannerTables>(), run.siteId, clusterId);
        const about = { siteId: run.siteId, clusterId, language: plan.language };
        await judgeAgain(db, ideaJudge, about, run.signal);
        if (plan.keywords.length === 0) throw conflict(NOTHING_NEW);
        const known = await taken(plan.language);
        const { value, run: facts } = await ideaWriter.propose(plan, run.signal);
        const fresh = await ideaJudge.withoutRepeats(value, known, plan, run.signal);
        const textOf = new Map(plan.keywords.map((keyword) => [keyword.id, keyword.text]));
        const pages = fresh.map((idea) => ({ ...idea, primaryText: textOf.get(idea.primaryKeywordId) ?? null }));
        const coveredBy = await ideaJudge.coveredBy(pages, about, run.signal);
        const ideas = pages.map((idea, at) => ({ ...idea, coveredBy: coveredBy[at] ?? null }));
        const saved = await db.unitOfWork(async (uow) => {
          await aiRuns.record(uow, { siteId: run.siteId, ...facts });
          const made = await save(uow, clusterId, ideas);
          await settle(
            run,
            uow,
            clusterId,
            made.map(({ id }) => id),
          );
          return made;
        });
        for (const idea of saved) known.add(idea);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        await run.settle({ subjectId: clusterId, error: { code: error.code, message: error.message } });
      }
    }
    await run.progress({ message: `${counted(run.checkpoint<IdeasResult>()?.ideaIds.length ?? 0, 'idea')}.` });
  };

const NOTHING_NEW = 'Nothing new to propose: an idea or a task answers each of these keywords already. Dismissed ideas count, too.';

/** What was asked of a provider is on record either way. */
async function settle(run: JobRun, uow: UnitOfWork, clusterId: string, ideaIds: string[]): Promise<void> {
  if (ideaIds.length === 0) return run.settle({ subjectId: clusterId, error: { code: 'CONFLICT', message: NOTHING_NEW } }, uow);
  const before = run.checkpoint<IdeasResult>()?.ideaIds ?? [];
  await run.settle({ subjectId: clusterId }, uow);
  await run.progress({ checkpoint: { ideaIds: [...before, ...ideaIds] } satisfies IdeasResult }, uow);
}

const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;

/** Read once a job and language; ideas that the job makes are added to it. */
function takenByLanguage(rows: Rows, siteId: string): (language: string) => Promise<TakenIdeas> {
  const read = new Map<string, Promise<TakenIdeas>>();
  return (language) => {
    const taken = read.get(language) ?? readTakenIdeas(rows, siteId, language);
    read.set(language, taken);
    return taken;
  };
}

/** Content may have come, or gone, since the ideas that wait for a decision were proposed. */
async function judgeAgain(db: Database, judge: IdeaJudge, about: ClusterToJudge, signal: AbortSignal): Promise<void> {
  const rows = db.rows<PlannerTables>();
  const ideas = await rows
    .selectFrom('idea')
    .leftJoin('keyword', 'keyword.id', 'idea.primary_keyword_id')
    .select([
      'idea.id',
      'idea.title',
      'idea.content_structure as contentStructure',
      'idea.primary_keyword_id as primaryKeywordId',
      'keyword.text as primaryText',
    ])
    .where('idea.site_id', '=', about.siteId)
    .where('idea.cluster_id', '=', about.clusterId)
    .where('idea.status', '=', 'new')
    .orderBy('idea.created_at', 'desc')
    .limit(MOST_JUDGED_AGAIN)
    .execute();
  const coveredBy = await judge.coveredBy(ideas, about, signal);
  const found = ideas.map(({ id }, at) => ({ id, content_id: coveredBy[at] ?? null }));
  await sql`
    update idea set covered_by_content_id = found.content_id, updated_at = now()
    from jsonb_to_recordset(${JSON.stringify(found)}::jsonb) as found(id uuid, content_id uuid)
    where idea.id = found.id and idea.covered_by_content_id is distinct from found.content_id`.execute(rows);
}

/** The cluster is locked and looked at again: another run may have proposed the same meanwhile. */
async function save(uow: UnitOfWork, clusterId: string, proposed: JudgedIdea[]): Promise<(JudgedIdea & { id: string })[]> {
  const rows = uow.rows<PlannerTables>();
  const cluster = await rows
    .selectFrom('cluster')
    .select(['id', 'site_id', 'sector_id'])
    .where('id', '=', clusterId)
    .forUpdate()
    .executeTakeFirst();
  if (!cluster) throw notFound('cluster', clusterId);
  const stillOpen = new Set(
    (
      await sql<{ id: string }>`
        select id from keyword where id = any(${proposed.flatMap((idea) => idea.keywordIds)}::uuid[])
          and not exists (select from idea_keyword where keyword_id = keyword.id) and not exists (select from task_keyword where keyword_id = keyword.id)`.execute(
        rows,
      )
    ).rows.map(({ id }) => id),
  );
  const ideas = proposed
    .filter((idea) => stillOpen.has(idea.primaryKeywordId))
    .map((idea) => ({ ...idea, id: newId(), keywordIds: idea.keywordIds.filter((id) => stillOpen.has(id)) }));
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
        covered_by_content_id: idea.coveredBy,
      })),
    )
    .execute();
  await rows
    .insertInto('idea_keyword')
    .values(
      ideas.flatMap((idea) => idea.keywordIds.map((keywordId) => ({ site_id: cluster.site_id, idea_id: idea.id, keyword_id: keywordId }))),
    )
    .execute();
  return ideas;
}
