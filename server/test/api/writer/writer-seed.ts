/** A site with a cluster of keywords, and tasks on it: what the writer stands on. */
import type { TestApi } from '../../kit/api.ts';

export interface WriterSite {
  siteId: string;
  sectorId: string;
  clusterId: string;
  keywordIds: string[];
  /** Makes a category; answers its id. */
  term(): Promise<string>;
}

const KEYWORDS = [
  'electric kettle',
  'how to descale an electric kettle',
  'glass kettle & lid',
  'electric kettle vs stovetop kettle',
  'best electric kettle',
];

const CONTENT = `id title contentHtml status source version bodyVersion contentType contentStructure cluster { id } sector { id } primaryKeyword { text }
  task { id } targetTerm { id } provenance { builtIn provider model prompt inputTokens outputTokens cost durationMs createdAt }`;

export const COMPLETE = `mutation Complete($taskId: ID!, $draft: DraftInput, $wait: Int) {
  completeTask(taskId: $taskId, draft: $draft, wait: $wait) {
    task { id status lastError content { id } }
    content { ${CONTENT} }
    job { id kind state message done failed items { subjectId state code message } }
  }
}`;

export const TASK = 'query Task($id: ID!) { task(id: $id) { status lastError content { id } } }';

let sites = 0;

export async function createSite(api: TestApi): Promise<WriterSite> {
  sites += 1;
  const { createSite: made } = await api.ok(
    'mutation($input: CreateSiteInput!) { createSite(input: $input) { site { id defaultSector { id } } } }',
    {
      input: { name: `Kettle & Co ${sites}`, url: `https://kettle-${sites}.example` },
    },
  );
  const siteId: string = made.site.id;
  const sectorId: string = made.site.defaultSector.id;
  const [cluster] = await api.sql(
    "insert into cluster (id, site_id, sector_id, name) values (gen_random_uuid(), $1, $2, 'Electric kettles') returning id",
    [siteId, sectorId],
  );
  const clusterId: string = cluster?.id;
  const keywords = await api.sql(
    `insert into keyword (id, site_id, sector_id, cluster_id, text, normalized_text, volume)
     select gen_random_uuid(), $1, $2, $3, text, text, 1000 - n from unnest($4::text[]) with ordinality as given(text, n) returning id`,
    [siteId, sectorId, clusterId, KEYWORDS],
  );
  let terms = 0;
  return {
    siteId,
    sectorId,
    clusterId,
    keywordIds: keywords.map((row) => row.id),
    term: async () => {
      terms += 1;
      const [term] = await api.sql(
        "insert into content_taxonomy (id, site_id, name, slug, taxonomy_type) values (gen_random_uuid(), $1, $2, $3, 'category') returning id",
        [siteId, `Kettles ${terms}`, `kettles-${terms}`],
      );
      return term?.id;
    },
  };
}

interface TaskFacts {
  title?: string;
  contentType?: string;
  contentStructure?: string;
  taxonomyTermId?: string | null;
  tone?: string;
  targetCountry?: string;
  brief?: string;
}

export async function createTask(api: TestApi, site: WriterSite, facts: TaskFacts = {}): Promise<string> {
  const { contentType = 'article', contentStructure = 'article', title = '5 electric kettles', ...rest } = facts;
  const [primaryKeywordId, ...keywordIds] = site.keywordIds;
  const imported = contentStructure.startsWith('imported_');
  const task = {
    clusterId: site.clusterId,
    contentType: contentType.toUpperCase(),
    contentStructure: contentStructure.toUpperCase(),
    primaryKeywordId,
    keywordIds,
    title,
    ...rest,
  };
  if (!imported) {
    const { createTasks } = await api.ok('mutation($tasks: [CreateTaskInput!]!) { createTasks(tasks: $tasks) { tasks { id } } }', {
      tasks: [task],
    });
    return createTasks.tasks[0].id;
  }
  // No task can be made for a structure that only an import has; one may have come to be by another way.
  const [row] = await api.sql(
    `insert into task (id, site_id, sector_id, cluster_id, title, content_type, content_structure, primary_keyword_id)
     values (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7) returning id`,
    [site.siteId, site.sectorId, site.clusterId, title, contentType, contentStructure, primaryKeywordId],
  );
  return row?.id;
}
