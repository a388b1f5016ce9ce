/** What ideas for a cluster are proposed from. */
import { type Kysely, sql } from 'kysely';
import { conflict, notFound } from '../../platform/errors/app-error.ts';
import { languageReader } from './clustering/language.rules.ts';
import type { IdeaKeyword } from './idea/idea.rules.ts';
import type { PlannerTables } from './planner.tables.ts';

export interface ClusterToPlan {
  name: string;
  /** Those that no idea and no task answers yet, the most searched first. */
  keywords: IdeaKeyword[];
  /** Of the keywords, ISO 639-1. */
  language: string;
  /** Titles of its ideas and tasks that are there already, the newest first. */
  takenTitles: string[];
}

type Rows = Kysely<PlannerTables>;

/** Keywords of one cluster that are planned at once, the most searched of it. */
const MOST_KEYWORDS = 1_000;
const LANGUAGE_SAMPLE = 500;
/** Titles that a provider is told of. */
const MOST_TITLES = 100;

/** @throws NOT_FOUND, and CONFLICT where there is nothing to plan from. */
export async function findClusterToPlan(rows: Rows, siteId: string, clusterId: string): Promise<ClusterToPlan> {
  const cluster = await rows.selectFrom('cluster').select('name').where('id', '=', clusterId).executeTakeFirst();
  if (!cluster) throw notFound('cluster', clusterId);
  const all = await rows
    .selectFrom('keyword')
    .select([
      'id',
      'text',
      'intent',
      sql<number>`coalesce(volume, 0)`.as('volume'),
      sql<boolean>`exists (select from idea_keyword where keyword_id = keyword.id) or exists (select from task_keyword where keyword_id = keyword.id)
        or exists (select from idea where primary_keyword_id = keyword.id) or exists (select from task where primary_keyword_id = keyword.id)`.as(
        'answered',
      ),
    ])
    .where('cluster_id', '=', clusterId)
    .orderBy(sql`coalesce(volume, 0) desc, normalized_text`)
    .execute();
  if (all.length === 0) throw conflict(`"${cluster.name}" has no keywords to plan from. Move some into it first.`);
  const keywords = all.filter(({ answered }) => !answered).slice(0, MOST_KEYWORDS);
  const language = await languageOf(
    rows,
    siteId,
    all.map(({ text }) => text),
  );
  const titles = await sql<{ title: string }>`
    select title from (
      select title, created_at from idea where site_id = ${siteId} and cluster_id = ${clusterId}
      union all select title, created_at from task where site_id = ${siteId} and cluster_id = ${clusterId} and idea_id is null
    ) as planned order by created_at desc limit ${MOST_TITLES}`.execute(rows);
  return { name: cluster.name, keywords, language, takenTitles: titles.rows.map(({ title }) => title) };
}

/** Two or three keywords tell little of their language: others of the site are read with them. */
async function languageOf(rows: Rows, siteId: string, texts: string[]): Promise<string> {
  const others = await rows.selectFrom('keyword').select('text').where('site_id', '=', siteId).limit(LANGUAGE_SAMPLE).execute();
  const languages = texts.map(languageReader([...texts, ...others.map(({ text }) => text)]));
  const [commonest] = [...Map.groupBy(languages, (language) => language)].sort(([, a], [, b]) => b.length - a.length);
  return commonest?.[0] || 'en';
}
