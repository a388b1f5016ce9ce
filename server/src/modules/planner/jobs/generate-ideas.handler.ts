/**
 * Proposes ideas, one cluster after the other, each in a transaction of its own. Run again it goes on with the clusters
 * that are not settled, and a primary keyword that already has an idea or a task gets no second one.
 */
import { type Kysely, sql } from 'kysely';
import type { z } from 'zod';
import type { Database } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/db/ids.ts';
import type { JobHandler } from '../../jobs/index.ts';
import { proposeIdeas } from '../idea/idea.rules.ts';
import type { PlannerTables } from '../planner.tables.ts';
import type { generateIdeasJob, IdeasResult } from './generate-ideas.job.ts';

type Rows = Kysely<PlannerTables>;

export const generateIdeasHandler =
  (db: Database): JobHandler<z.infer<typeof generateIdeasJob.payload>> =>
  async (run, { clusterIds }) => {
    const settled = await run.succeededBefore();
    await run.progress({ total: clusterIds.length, message: `Proposing ideas for ${clusterIds.length} clusters` });
    for (const clusterId of clusterIds.filter((id) => !settled.has(id))) {
      run.signal.throwIfAborted();
      const ideaIds = await db.unitOfWork((uow) => ideasFor(uow.rows<PlannerTables>(), clusterId));
      const before = run.checkpoint<IdeasResult>()?.ideaIds ?? [];
      await run.progress({ checkpoint: { ideaIds: [...before, ...ideaIds] } satisfies IdeasResult });
      await run.settle(
        ideaIds.length > 0
          ? { subjectId: clusterId }
          : {
              subjectId: clusterId,
              error: {
                code: 'CONFLICT',
                message: 'Nothing new to propose: the cluster has no keyword that is not covered by an idea or a task.',
              },
            },
      );
    }
    const { ideaIds = [] } = run.checkpoint<IdeasResult>() ?? {};
    await run.progress({ message: `${ideaIds.length} ${ideaIds.length === 1 ? 'idea' : 'ideas'}.` });
  };

async function ideasFor(rows: Rows, clusterId: string): Promise<string[]> {
  const cluster = await rows
    .selectFrom('cluster')
    .select(['id', 'site_id', 'sector_id', 'name'])
    .where('id', '=', clusterId)
    .forUpdate()
    .executeTakeFirst();
  if (!cluster) return [];
  const keywords = await rows
    .selectFrom('keyword')
    .select(['id', 'text', sql<number>`coalesce(volume, 0)`.as('volume')])
    .where('cluster_id', '=', clusterId)
    .orderBy('normalized_text')
    .execute();
  const taken = await rows
    .selectFrom('idea')
    .select('primary_keyword_id as id')
    .where('cluster_id', '=', clusterId)
    .union(rows.selectFrom('task').select('primary_keyword_id as id').where('cluster_id', '=', clusterId))
    .execute();
  const ideas = proposeIdeas(cluster.name, keywords, new Set(taken.flatMap((row) => row.id ?? []))).map((idea) => ({
    ...idea,
    id: newId(),
  }));
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
