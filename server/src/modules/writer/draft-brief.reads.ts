import { sql } from 'kysely';
import type { Database } from '../../platform/db/database.ts';
import type { ContentTables } from '../content/index.ts';
import type { PlannerTables } from '../planner/index.ts';
import type { SiteTables } from '../site/index.ts';
import type { TaxonomyTables } from '../taxonomy/index.ts';
import type { DraftBrief } from './draft-brief.ts';

type Tables = SiteTables & TaxonomyTables & PlannerTables & ContentTables;

const MAX_KEYWORDS = 60;
const MAX_RELATED = 12;

/** Everything that a writer is told about a task; null where there is no such task. */
export async function findDraftBrief(db: Database, taskId: string): Promise<DraftBrief | null> {
  const rows = db.rows<Tables>();
  const task = await rows
    .selectFrom('task')
    .innerJoin('cluster', 'cluster.id', 'task.cluster_id')
    .innerJoin('site', 'site.id', 'task.site_id')
    .leftJoin('keyword', 'keyword.id', 'task.primary_keyword_id')
    .leftJoin('content_taxonomy', 'content_taxonomy.id', 'task.taxonomy_term_id')
    .select([
      'task.cluster_id',
      'task.primary_keyword_id',
      'task.title',
      'task.content_type',
      'task.content_structure',
      'task.tone',
      'task.target_country',
      'task.brief',
      'cluster.name as cluster_name',
      'cluster.description as cluster_description',
      'site.name as site_name',
      'keyword.text as primary_keyword',
      'content_taxonomy.name as term_name',
    ])
    .where('task.id', '=', taskId)
    .executeTakeFirst();
  if (!task) return null;
  const primaryKeyword = task.primary_keyword ?? task.cluster_name;
  const keywords = await keywordsOf(db, taskId, task.cluster_id, task.primary_keyword_id);
  const related = await rows
    .selectFrom('content')
    .select(['title', 'external_url as url'])
    .where('cluster_id', '=', task.cluster_id)
    .where('external_url', 'is not', null)
    .where((eb) => eb.or([eb('wp_status', '=', 'publish'), eb('status', '=', 'published')]))
    .where('missing_at', 'is', null)
    .where('deleted_at', 'is', null)
    .orderBy('updated_at', 'desc')
    .limit(MAX_RELATED)
    .execute();
  return {
    siteName: task.site_name,
    title: task.title,
    contentType: task.content_type,
    structure: task.content_structure,
    clusterName: task.cluster_name,
    clusterDescription: task.cluster_description,
    primaryKeyword,
    keywords: keywords.filter((text) => text.toLowerCase() !== primaryKeyword.toLowerCase()),
    tone: task.tone,
    targetCountry: task.target_country,
    brief: task.brief,
    termName: task.term_name,
    related: related.flatMap(({ title, url }) => (url === null ? [] : [{ title, url }])),
  };
}

/** The task's own keywords, or its cluster's where it names only the primary one; most searched first, the same words for two countries once. */
async function keywordsOf(db: Database, taskId: string, clusterId: string, primaryId: string | null): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`
    with chosen as (select keyword_id from task_keyword where task_id = ${taskId} and keyword_id is distinct from ${primaryId}::uuid)
    select min(text) as text from keyword
    where id in (select keyword_id from chosen) or (cluster_id = ${clusterId} and not exists (select from chosen))
    group by normalized_text order by max(coalesce(volume, 0)) desc, normalized_text limit ${MAX_KEYWORDS}`.execute(db.rows<Tables>());
  return rows.map((row) => row.text);
}
