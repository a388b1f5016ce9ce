/**
 * Keywords that more than one chain aims at. A chain is an idea with its task and its content, from wherever it begins: it
 * counts once. Dismissed ideas do not count, nor does a chain whose content was deleted.
 */
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../../platform/db/database.ts';
import { countRows, type KeysetPage, keysetPage, type Page } from '../../../platform/db/keyset.ts';
import { anyOf, listLoader } from '../../../platform/db/loader.ts';
import type { PlannerTables } from '../../planner/index.ts';

export interface Aim {
  owner_id: string;
  kind: 'idea' | 'task' | 'content';
  id: string;
}

/** @param onKeyword which keywords, by a condition on the column it is given. */
const aims = (siteId: RawBuilder<unknown>, onKeyword: (column: RawBuilder<unknown>) => RawBuilder<unknown>) => {
  const ofSite = (alias: string) =>
    sql`${sql.ref(`${alias}.site_id`)} = ${siteId} and ${onKeyword(sql.ref(`${alias}.primary_keyword_id`))}`;
  return sql`
    select idea.primary_keyword_id as keyword_id, idea.id as chain, 'idea' as kind, idea.id
    from idea left join task on task.idea_id = idea.id left join content on content.task_id = task.id
    where ${ofSite('idea')} and idea.status <> 'dismissed' and content.deleted_at is null
    union all
    select task.primary_keyword_id, coalesce(task.idea_id, task.id), 'task', task.id
    from task left join content on content.task_id = task.id
    where ${ofSite('task')} and content.deleted_at is null
    union all
    select content.primary_keyword_id, coalesce(task.idea_id, task.id, content.id), 'content', content.id
    from content left join task on task.id = content.task_id
    where ${ofSite('content')} and content.deleted_at is null`;
};

/** Most searched first. */
export function listCannibalization(db: Database, siteId: string, page: KeysetPage): Promise<Page<{ id: string; chains: number }>> {
  const contested = sql<{ keyword_id: string; chains: number }>`(
    select keyword_id, count(distinct chain)::int as chains
    from (${aims(sql`${siteId}::uuid`, (keyword) => sql`${keyword} is not null`)}) as aim
    group by keyword_id having count(distinct chain) > 1)`;
  const query = db
    .rows<PlannerTables>()
    .selectFrom('keyword')
    .innerJoin(contested.as('contested'), 'contested.keyword_id', 'keyword.id')
    .select(['keyword.id', 'contested.chains']);
  const order = {
    name: 'volume',
    key: sql`coalesce(keyword.volume, -1)`,
    type: 'integer',
    id: sql.ref('keyword.id'),
    direction: 'desc',
  } as const;
  return keysetPage(query, order, page, () => countRows(query));
}

/** All that aims at keywords, oldest first. */
export const aimsLoader = (db: Database) =>
  listLoader<Aim>(async (ids) => {
    const { rows } = await sql<Aim>`
      select aim.keyword_id as owner_id, aim.kind, aim.id
      from keyword cross join lateral (${aims(sql.ref('keyword.site_id'), (keyword) => sql`${keyword} = keyword.id`)}) as aim
      where keyword.id = ${anyOf(ids)} order by aim.id`.execute(db.rows<object>());
    return rows;
  });
