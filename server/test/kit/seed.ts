/** Chained seeds: each step through the API, as a program would do it. */
import type { TestApi } from './api.ts';

export interface SeededSite {
  id: string;
  clusterId: string;
  keywordIds: string[];
  /** Makes a draft by completing a new task with the given text. */
  draft(title: string, contentHtml?: string): Promise<{ id: string; version: number }>;
}

export async function seedSite(api: Pick<TestApi, 'ok'>, name: string): Promise<SeededSite> {
  const { createSite } = await api.ok(
    'mutation ($name: String!) { createSite(input: { name: $name, url: "https://example.test" }) { site { id } } }',
    { name },
  );
  const id: string = createSite.site.id;
  const { addKeywords } = await api.ok(
    'mutation ($id: ID!) { addKeywords(siteId: $id, keywords: [{ text: "moka pot" }, { text: "clean moka pot" }]) { keywords { id } } }',
    { id },
  );
  const keywordIds: string[] = addKeywords.keywords.map((keyword: { id: string }) => keyword.id);
  const { createCluster } = await api.ok(
    'mutation ($id: ID!) { createCluster(siteId: $id, input: { name: "Moka pots" }) { cluster { id } } }',
    { id },
  );
  const clusterId: string = createCluster.cluster.id;
  return {
    id,
    clusterId,
    keywordIds,
    draft: async (title, contentHtml = '<!-- wp:paragraph -->\n<p>Words.</p>\n<!-- /wp:paragraph -->') => {
      const { createTasks } = await api.ok(
        `mutation ($clusterId: ID!, $keywordId: ID!) {
          createTasks(tasks: [{ clusterId: $clusterId, contentType: ARTICLE, contentStructure: GUIDE, primaryKeywordId: $keywordId }]) { tasks { id } } }`,
        { clusterId, keywordId: keywordIds[0] },
      );
      const { completeTask } = await api.ok(
        'mutation ($id: ID!, $draft: DraftInput!) { completeTask(taskId: $id, draft: $draft) { content { id version } } }',
        { id: createTasks.tasks[0].id, draft: { title, contentHtml } },
      );
      return completeTask.content;
    },
  };
}
