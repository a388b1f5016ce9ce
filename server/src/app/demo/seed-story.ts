/**
 * Tells the demo's story once, through the same API that everyone uses: posts that were in WordPress before, an import,
 * keywords to clusters to ideas to tasks, drafts, and one post that goes live.
 */
import { type GraphQLSchema, graphql } from 'graphql';
import { systemActor } from '../../platform/access/actor.ts';
import { Loaders } from '../../platform/graphql/context.ts';
import type { Services } from '../services.ts';
import { categories, finished, keywords, posts, siteName } from './story.ts';

// biome-ignore lint/suspicious/noExplicitAny: answers have the shape of their query.
type Answer = Record<string, any>;
type Ask = (operation: string, variables?: Record<string, unknown>) => Promise<Answer>;

/** @returns the address of the WordPress that the story is published to. */
export async function seedStory(services: Services, schema: GraphQLSchema, say: (line: string) => void): Promise<string> {
  say('Starting a WordPress for the demo');
  const { site, url } = await services.sandbox.start(systemActor);
  if (site.name === siteName) return url;
  const ask = asker(services, schema);
  say('Telling the story');
  await fillWordPress(services, site.id);
  await ask('mutation ($id: ID!) { importSite(siteId: $id, wait: 60) { job { state message } } }', { id: site.id });
  const clusters = await plan(ask, site.id);
  await write(ask, site.id, clusters);
  // The name is the mark that the story was told to its end.
  await ask('mutation ($id: ID!, $name: String!) { updateSite(id: $id, input: { name: $name }) { site { id } } }', {
    id: site.id,
    name: siteName,
  });
  return url;
}

function asker(services: Services, schema: GraphQLSchema): Ask {
  return async (source, variableValues = {}) => {
    const contextValue = {
      actor: systemActor,
      loaders: new Loaders(services.db),
      origin: 'http://127.0.0.1',
      notifications: services.notifications,
      jobs: services.jobs,
      draftTexts: services.draftTexts,
    };
    const { data, errors } = await graphql({ schema, source, variableValues, contextValue });
    if (errors?.[0] || !data) throw errors?.[0]?.originalError ?? errors?.[0] ?? new Error('The demo got no answer.');
    return data as Answer;
  };
}

async function fillWordPress(services: Services, siteId: string): Promise<void> {
  const wordpress = await services.connections.open(siteId);
  const ids = new Map<string, number>();
  for (const category of categories) ids.set(category.slug, (await wordpress.createTerm('categories', category)).id);
  for (const { type, title, category, html } of posts) {
    await wordpress.createPost(type, { title, content: html, status: 'publish', ...(category && { categories: [ids.get(category)] }) });
  }
}

async function plan(ask: Ask, siteId: string): Promise<{ id: string; name: string }[]> {
  const wanted = keywords.map(([text, volume]) => ({ text, volume, country: 'US' }));
  await ask('mutation ($id: ID!, $keywords: [KeywordInput!]!) { addKeywords(siteId: $id, keywords: $keywords) { added } }', {
    id: siteId,
    keywords: wanted,
  });
  const { generateClusters } = await ask(
    'mutation ($id: ID!) { generateClusters(siteId: $id, apply: true, wait: 60) { clusters { id name } } }',
    {
      id: siteId,
    },
  );
  const clusters: { id: string; name: string }[] = generateClusters.clusters;
  await ask('mutation ($ids: [ID!]!) { generateIdeas(clusterIds: $ids, wait: 60) { job { state } } }', {
    ids: clusters.map((cluster) => cluster.id),
  });
  for (const post of posts) {
    const cluster = clusters.find(({ name }) => post.cluster && name.toLowerCase().includes(post.cluster));
    if (!cluster) continue;
    await ask(
      'mutation ($title: String!, $clusterId: ID!) { assignClusterBatch(selection: { matching: { search: $title } }, clusterId: $clusterId) { updated } }',
      { title: post.title, clusterId: cluster.id },
    );
  }
  return clusters;
}

async function write(ask: Ask, siteId: string, clusters: { id: string }[]): Promise<void> {
  const { ideas } = await ask(
    'query ($id: ID!) { ideas(siteId: $id, first: 200) { nodes { id primaryKeyword { text } cluster { id } } } }',
    { id: siteId },
  );
  const perCluster = clusters.flatMap((cluster) => ideas.nodes.find((idea: Answer) => idea.cluster?.id === cluster.id) ?? []);
  const mine = ideas.nodes.find((idea: Answer) => idea.primaryKeyword?.text === finished.keyword);
  const ideaIds = [...new Set([...perCluster, ...(mine ? [mine] : [])].map((idea: Answer) => idea.id as string))];
  const { createTasks } = await ask('mutation ($ids: [ID!]!) { createTasks(ideaIds: $ids) { tasks { id idea { id } } } }', {
    ids: ideaIds,
  });
  const complete =
    'mutation ($id: ID!, $draft: DraftInput) { completeTask(taskId: $id, draft: $draft, wait: 60) { content { id version } } }';
  const tasks: Answer[] = createTasks.tasks;
  const done = tasks.find((task) => task.idea.id === mine?.id);
  for (const task of tasks.filter((other) => other !== done).slice(0, 2)) await ask(complete, { id: task.id });
  if (!done) return;
  const { completeTask } = await ask(complete, { id: done.id, draft: { title: finished.title, contentHtml: finished.html } });
  await publish(ask, siteId, completeTask.content.id);
}

async function publish(ask: Ask, siteId: string, contentId: string): Promise<void> {
  const { taxonomyTerms } = await ask(
    'query ($id: ID!, $search: String!) { taxonomyTerms(siteId: $id, filter: { search: $search }) { nodes { id } } }',
    {
      id: siteId,
      search: finished.category,
    },
  );
  await ask(
    'mutation ($ids: [ID!]!, $termIds: [ID!]!) { assignTaxonomyBatch(selection: { ids: $ids }, attachTermIds: $termIds) { updated } }',
    {
      ids: [contentId],
      termIds: taxonomyTerms.nodes.map((term: Answer) => term.id),
    },
  );
  await ask('mutation ($ids: [ID!]!) { publishContent(contentIds: $ids, wait: 60) { job { state } } }', { ids: [contentId] });
}
