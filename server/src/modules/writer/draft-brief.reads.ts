import { sql } from 'kysely';
import type { Database } from '../../platform/db/database.ts';
import { anyOf } from '../../platform/db/loader.ts';
import { type AiDefaults, languageName } from '../ai/index.ts';
import type { ContentTables } from '../content/index.ts';
import type { PlannerTables } from '../planner/index.ts';
import type { SiteTables } from '../site/index.ts';
import type { TaxonomyTables } from '../taxonomy/index.ts';
import type { DraftBrief } from './draft-brief.ts';

type Tables = SiteTables & TaxonomyTables & PlannerTables & ContentTables;

/** A draft to be written: what the writer is told, and with what it is written. */
export interface DraftOrder {
  taskId: string;
  siteId: string;
  brief: DraftBrief;
  /** Null for the installation's own. */
  model: string | null;
  temperature: number | null;
}

const MAX_KEYWORDS = 60;
const MAX_RELATED = 12;

/**
 * Everything that a writer is told about some tasks, in as many statements as for one; tasks that are not there are left out.
 *
 * @param defaults for what a task leaves open.
 */
export async function findDraftOrders(
  db: Database,
  taskIds: readonly string[],
  defaults: Pick<AiDefaults, 'temperature' | 'language' | 'words'>,
): Promise<Map<string, DraftOrder>> {
  const tasks = await db
    .rows<Tables>()
    .selectFrom('task')
    .innerJoin('cluster', 'cluster.id', 'task.cluster_id')
    .innerJoin('site', 'site.id', 'task.site_id')
    .leftJoin('keyword', 'keyword.id', 'task.primary_keyword_id')
    .leftJoin('content_taxonomy', 'content_taxonomy.id', 'task.taxonomy_term_id')
    .select([
      'task.id',
      'task.site_id',
      'task.cluster_id',
      'task.title',
      'task.content_type',
      'task.content_structure',
      'task.tone',
      'task.target_country',
      'task.brief',
      'task.model',
      'task.temperature',
      'task.language',
      'task.words',
      'cluster.name as cluster_name',
      'cluster.description as cluster_description',
      'site.name as site_name',
      'keyword.text as primary_keyword',
      'content_taxonomy.name as term_name',
    ])
    .where('task.id', '=', anyOf(taskIds))
    .execute();
  const keywords = await keywordsOf(db, taskIds);
  const related = await relatedOf(db, [...new Set(tasks.map((task) => task.cluster_id))]);
  return new Map(
    tasks.map((task) => {
      const primaryKeyword = task.primary_keyword ?? task.cluster_name;
      const language = task.language ?? defaults.language;
      const brief: DraftBrief = {
        siteName: task.site_name,
        title: task.title,
        contentType: task.content_type,
        structure: task.content_structure,
        clusterName: task.cluster_name,
        clusterDescription: task.cluster_description,
        primaryKeyword,
        keywords: (keywords.get(task.id) ?? []).filter((text) => text.toLowerCase() !== primaryKeyword.toLowerCase()),
        tone: task.tone,
        targetCountry: task.target_country,
        brief: task.brief,
        language: language === null ? null : (languageName(language) ?? language),
        words: task.words ?? defaults.words,
        termName: task.term_name,
        related: related.get(task.cluster_id) ?? [],
      };
      const temperature = task.temperature ?? defaults.temperature;
      return [task.id, { taskId: task.id, siteId: task.site_id, brief, model: task.model, temperature }];
    }),
  );
}

/** Each task's own keywords, or its cluster's where it names only the primary one; most searched first, the same words for two countries once. */
async function keywordsOf(db: Database, taskIds: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ task_id: string; texts: string[] }>`
    select task.id as task_id, array(
      with chosen as (
        select keyword_id from task_keyword where task_id = task.id and keyword_id is distinct from task.primary_keyword_id)
      select min(text) from keyword
      where id in (select keyword_id from chosen) or (cluster_id = task.cluster_id and not exists (select from chosen))
      group by normalized_text order by max(coalesce(volume, 0)) desc, normalized_text limit ${MAX_KEYWORDS}) as texts
    from task where task.id = any(${[...taskIds]}::uuid[])`.execute(db.rows<Tables>());
  return new Map(rows.map((row) => [row.task_id, row.texts]));
}

/** What each cluster has in WordPress already, to link to. */
async function relatedOf(db: Database, clusterIds: string[]): Promise<Map<string, DraftBrief['related']>> {
  const { rows } = await sql<{ cluster_id: string; title: string; url: string }>`
    select cluster_id, title, external_url as url from (
      select cluster_id, title, external_url, updated_at,
        row_number() over (partition by cluster_id order by updated_at desc) as place
      from content
      where cluster_id = any(${clusterIds}::uuid[]) and external_url is not null and (wp_status = 'publish' or status = 'published')
        and missing_at is null and deleted_at is null) as live
    where place <= ${MAX_RELATED} order by updated_at desc`.execute(db.rows<Tables>());
  const byCluster = Map.groupBy(rows, (row) => row.cluster_id);
  return new Map([...byCluster].map(([id, contents]) => [id, contents.map(({ title, url }) => ({ title, url }))]));
}
