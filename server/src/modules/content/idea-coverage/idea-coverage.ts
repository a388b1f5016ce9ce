/**
 * Answers what the planner asks about existing content: what may cover an idea, and that a task is to update it. Candidates
 * come by the index over the words of titles, a bounded number of rows for each idea however large the site is.
 */
import { sql } from 'kysely';
import type { Database, UnitOfWork } from '../../../platform/db/database.ts';
import { anyOf } from '../../../platform/db/loader.ts';
import { conflict } from '../../../platform/errors/app-error.ts';
import type { ContentCoverage, ContentToUpdate, CoverCandidate, IdeaToCover, PlannerTables } from '../../planner/index.ts';
import type { ContentTables } from '../content.tables.ts';
import { announceContent } from '../content-changes.ts';
import { titleQueries } from './title-query.rules.ts';

type Tables = ContentTables & PlannerTables;

/** Answered for an idea. */
const MOST_CANDIDATES = 20;
/** Read for an idea, of each way to find some. */
const MOST_READ = 200;

export class IdeaCoverage implements ContentCoverage {
  readonly isCovered =
    sql<boolean>`exists (select from content where content.id = idea.covered_by_content_id and content.deleted_at is null)`;
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async candidates(siteId: string, ideas: IdeaToCover[]): Promise<CoverCandidate[]> {
    const asked = ideas.map(({ primaryKeywordId, clusterId, stems }, at) => ({
      at,
      keyword: primaryKeywordId,
      cluster: clusterId,
      ...titleQueries(stems),
    }));
    const live = sql`from content c where c.site_id = ${siteId} and c.deleted_at is null`;
    const columns = sql`c.id, c.title, c.content_structure, c.primary_keyword_id`;
    const words = sql`to_tsvector('simple', c.title)`;
    const { rows } = await sql<CoverCandidate>`
      select idea.at as idea, near.id as "contentId", near.title, near.content_structure as "contentStructure",
        near.aimed as "samePrimaryKeyword"
      from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
        as idea(at int, keyword uuid, cluster uuid, every text, two text, one text, words text[])
      cross join lateral (
        select found.id, found.title, found.content_structure, coalesce(found.primary_keyword_id = idea.keyword, false) as aimed,
          (select count(*) from unnest(idea.words) as word where to_tsvector('simple', found.title) @@ to_tsquery('simple', word)) as hits
        from (
          (select ${columns} ${live} and c.primary_keyword_id = idea.keyword limit ${MOST_READ})
          union (select ${columns} ${live} and c.cluster_id = idea.cluster limit ${MOST_READ})
          union (select ${columns} ${live} and ${words} @@ to_tsquery('simple', idea.every) limit ${MOST_READ})
          union (select ${columns} ${live} and ${words} @@ to_tsquery('simple', idea.two) limit ${MOST_READ})
          union (select ${columns} ${live} and ${words} @@ to_tsquery('simple', idea.one) limit ${MOST_READ})
        ) as found
        order by aimed desc, hits desc, length(found.title), found.id
        limit ${MOST_CANDIDATES}
      ) as near`.execute(this.#db.rows<Tables>());
    return rows;
  }

  async assign(uow: UnitOfWork, siteId: string, updates: ContentToUpdate[]): Promise<void> {
    const rows = uow.rows<Tables>();
    const contents = await rows
      .selectFrom('content')
      .leftJoin('task', 'task.id', 'content.task_id')
      .select(['content.id', 'content.title', 'content.task_id', 'task.title as task_title'])
      .where('content.site_id', '=', siteId)
      .where('content.id', '=', anyOf(updates.map(({ contentId }) => contentId)))
      .where('content.deleted_at', 'is', null)
      .orderBy('content.id')
      .forUpdate('content')
      .execute();
    for (const content of contents) {
      if (content.task_id !== null) {
        throw conflict(
          `"${content.title}" has the task "${content.task_title}" already. Work on that one, or make a task for a new piece (existing: NEW).`,
          { contentId: content.id, taskId: content.task_id },
        );
      }
      const ideas = updates.filter(({ contentId }) => contentId === content.id);
      if (ideas.length > 1) {
        const titles = ideas.map(({ ideaTitle }) => `"${ideaTitle}"`).join(' and ');
        throw conflict(`"${content.title}" covers ${titles}. It can be updated for one of them: leave the others out.`, {
          contentId: content.id,
        });
      }
    }
    const links = updates.map(({ contentId, taskId, clusterId, sectorId }) => ({
      content_id: contentId,
      task_id: taskId,
      cluster_id: clusterId,
      sector_id: sectorId,
    }));
    const ids = contents.map(({ id }) => id);
    await sql`
      update content set
        task_id = link.task_id,
        cluster_id = coalesce(content.cluster_id, link.cluster_id),
        sector_id = case when content.cluster_id is null then link.sector_id else content.sector_id end,
        field_versions = case when content.cluster_id is null
          then content.field_versions || jsonb_build_object('cluster', content.version + 1) else content.field_versions end,
        version = content.version + 1,
        updated_at = now()
      from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as link(content_id uuid, task_id uuid, cluster_id uuid, sector_id uuid)
      where content.id = link.content_id and content.id = ${anyOf(ids)}`.execute(rows);
    await announceContent(uow, siteId, ids);
  }

  async release(uow: UnitOfWork, taskIds: string[]): Promise<void> {
    const released = await uow
      .rows<ContentTables>()
      .updateTable('content')
      .set({ task_id: null, version: sql<number>`version + 1`, updated_at: sql<string>`now()` })
      .where('task_id', '=', anyOf(taskIds))
      .returning(['id', 'site_id'])
      .execute();
    for (const [siteId, rows] of Map.groupBy(released, (row) => row.site_id)) {
      await announceContent(
        uow,
        siteId,
        rows.map((row) => row.id),
      );
    }
  }
}
