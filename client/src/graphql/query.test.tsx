import { Client, fetchExchange } from '@urql/core';
import { gql, Provider } from '@urql/solid';
import { createRoot, createSignal } from 'solid-js';
import { expect, it, vi } from 'vitest';
import { createCacheExchange } from './cache.ts';
import { createOwnQuery } from './query.ts';

const Clusters = gql<{ clusters: { nodes: { id: string; name: string }[] } }, { search: string | null }>`
  query Clusters($search: String) {
    clusters(siteId: "s", filter: { search: $search }) {
      nodes {
        id
        name
      }
    }
  }
`;

const api = (async (_url: unknown, init?: RequestInit) => {
  const { variables } = JSON.parse(String(init?.body));
  const names = ['Cold brew', 'Kettles', 'Moka pot'].filter((name) => name.toLowerCase().includes(variables.search ?? ''));
  const nodes = names.map((name) => ({ __typename: 'Cluster', id: name, name }));
  return Response.json({ data: { clusters: { __typename: 'ClusterConnection', nodes } } });
}) as typeof fetch;

/** Two places that ask for clusters, one of which goes on to search. */
function openTwo() {
  const client = new Client({
    url: 'http://api.example',
    fetch: api,
    preferGetMethod: false,
    exchanges: [createCacheExchange(), fetchExchange],
  });
  const [search, setSearch] = createSignal<string | null>(null);
  const shown: (() => string | undefined)[] = [];
  const Place = (props: { search: () => string | null }) => {
    const [result] = createOwnQuery({ query: Clusters, variables: () => ({ search: props.search() }), requestPolicy: 'cache-and-network' });
    shown.push(() => result.data?.clusters.nodes.map((node) => node.name).join(', '));
    return null;
  };
  createRoot(() => (
    <Provider value={client}>
      <Place search={() => null} />
      <Place search={search} />
    </Provider>
  ));
  return { shown: () => shown.map((each) => each()), setSearch };
}

it('two places that asked the same do not change each other’s answers when one asks something else', async () => {
  const { shown, setSearch } = openTwo();
  const all = 'Cold brew, Kettles, Moka pot';
  await vi.waitFor(() => expect(shown()).toEqual([all, all]));
  setSearch('kett');
  await vi.waitFor(() => expect(shown()).toEqual([all, 'Kettles']));
  setSearch('cold');
  await vi.waitFor(() => expect(shown()).toEqual([all, 'Cold brew']));
  setSearch(null);
  await vi.waitFor(() => expect(shown()).toEqual([all, all]));
});
