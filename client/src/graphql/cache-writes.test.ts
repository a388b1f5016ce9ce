/** What a batch writes into the real cache, before an API that answers by canned words. */
import { Client, fetchExchange, gql } from '@urql/core';
import { expect, it, vi } from 'vitest';
import { createCacheExchange } from './cache.ts';

const clusters = { brew: { __typename: 'Cluster', id: 'brew', name: 'Cold brew' } };
const content = (id: string) => ({ __typename: 'Content', id, deletedAt: null, cluster: null });
const task = (id: string) => ({ __typename: 'Task', id });

const answers: Record<string, object> = {
  List: { content: { __typename: 'ContentConnection', nodes: ['a', 'b'].map(content) } },
  Clusters: { clusters: { __typename: 'ClusterConnection', nodes: [clusters.brew] } },
  Tasks: { tasks: { __typename: 'TaskConnection', nodes: ['1', '2', '3'].map(task) } },
  Assign: { assignClusterBatch: { __typename: 'BatchPayload', updated: 1, failed: [{ __typename: 'BatchFailure', id: 'b' }] } },
  Delete: { deleteContent: { __typename: 'BatchPayload', updated: 1, failed: [] } },
  Restore: { restoreContent: { __typename: 'BatchPayload', updated: 1, failed: [] } },
  DeleteTasks: { deleteTasks: { __typename: 'DeletePayload', deleted: 2 } },
};

function openApi() {
  const asked: string[] = [];
  const client = new Client({
    url: 'http://api.example',
    fetch: (async (_url: unknown, init?: RequestInit) => {
      const { operationName } = JSON.parse(String(init?.body));
      asked.push(operationName);
      return Response.json({ data: answers[operationName] });
    }) as typeof fetch,
    preferGetMethod: false,
    exchanges: [createCacheExchange(), fetchExchange],
  });
  const shown: string[] = [];
  return { client, asked, shown };
}

const List = gql<{ content: { nodes: { id: string; deletedAt: string | null; cluster: { name: string } | null }[] } }>`
  query List { content(siteId: "s") { nodes { id deletedAt cluster { id name } } } }
`;

async function openList() {
  const api = openApi();
  api.client.query(List, {}).subscribe(({ data }) => {
    if (!data) return;
    const there = data.content.nodes.filter((node) => !node.deletedAt);
    api.shown.push(there.map(({ id, cluster }) => (cluster ? `${id}: ${cluster.name}` : id)).join(', '));
  });
  await vi.waitFor(() => expect(api.shown).toEqual(['a, b']));
  return api;
}

it('a cluster that is assigned stands in the rows that took it, and the list is not asked for again', async () => {
  const { client, shown, asked } = await openList();
  await client.query(gql`query Clusters { clusters(siteId: "s") { nodes { id name } } }`, {});
  await client.mutation(
    gql`mutation Assign($selection: ContentSelection!) { assignClusterBatch(selection: $selection, clusterId: "brew") { updated failed { id } } }`,
    { selection: { ids: ['a', 'b'] } },
  );
  expect(shown.at(-1)).toBe('a: Cold brew, b');
  expect(asked).toEqual(['List', 'Clusters', 'Assign']);
});

it('what is deleted leaves the list, and stands where it stood when it is brought back', async () => {
  const { client, shown, asked } = await openList();
  await client.mutation(gql`mutation Delete { deleteContent(ids: ["a"]) { updated failed { id } } }`, {});
  expect(shown.at(-1)).toBe('b');
  await client.mutation(gql`mutation Restore { restoreContent(ids: ["a"]) { updated failed { id } } }`, {});
  expect(shown.at(-1)).toBe('a, b');
  expect(asked).toEqual(['List', 'Delete', 'Restore']);
});

it('deleted tasks leave every list of tasks', async () => {
  const { client, asked } = openApi();
  const shown: Record<string, string> = {};
  const Tasks = gql<{ tasks: { nodes: { id: string }[] } }>`
    query Tasks($search: String) { tasks(siteId: "s", filter: { search: $search }) { nodes { id } } }
  `;
  for (const search of ['', 'kettle']) {
    client.query(Tasks, { search }).subscribe(({ data }) => {
      if (data) shown[search] = data.tasks.nodes.map(({ id }) => id).join(' ');
    });
  }
  await vi.waitFor(() => expect(shown).toEqual({ '': '1 2 3', kettle: '1 2 3' }));
  await client.mutation(gql`mutation DeleteTasks($ids: [ID!]!) { deleteTasks(ids: $ids) { deleted } }`, { ids: ['1', '3'] });
  expect(shown).toEqual({ '': '2', kettle: '2' });
  expect(asked).toEqual(['Tasks', 'Tasks', 'DeleteTasks']);
});
