/** The clusters of a site to choose from, found as someone types: a site may have more than a list can hold. */
import { useClient } from '@urql/solid';
import { createEffect, createMemo, createSignal } from 'solid-js';
import { createStore } from 'solid-js/store';
import { ClusterOptions_NameDocument, createClusterOptionsSearchQuery } from '../graphql/generated/lib/cluster-options.ts';
import { plural } from './numbers.ts';

/** @param chosen stay among the options, whatever is searched for. */
export function createClusterOptions(siteId: () => string, chosen: () => readonly string[]) {
  const client = useClient();
  const [search, onSearch] = createSignal('');
  const [found] = createClusterOptionsSearchQuery({
    variables: () => ({ siteId: siteId(), search: search().trim() || null }),
    requestPolicy: 'cache-and-network',
  });
  const [names, setNames] = createStore<Record<string, string>>({});
  const nodes = () => found.data?.clusters.nodes ?? [];

  createEffect(() => {
    setNames(Object.fromEntries(nodes().map(({ id, name }) => [id, name])));
    for (const id of chosen()) {
      if (names[id] !== undefined) continue;
      void client.query(ClusterOptions_NameDocument, { id }).then(({ data }) => data?.cluster && setNames(id, data.cluster.name));
    }
  });

  const options = createMemo(() => {
    const matching = nodes().map(({ id, name, keywordCount }) => ({ value: id, label: name, hint: plural(keywordCount, 'keyword') }));
    const others = chosen().filter((id) => names[id] !== undefined && !matching.some((option) => option.value === id));
    return [...matching, ...others.map((id) => ({ value: id, label: names[id] as string, hint: '' }))];
  });
  return { options, onSearch, busy: () => found.fetching };
}
