/** The keywords of a site to choose from: first those of a cluster; once someone types, those of the whole site. */
import { createKeywordChoiceSearchQuery } from '../../graphql/generated/features/planner/keyword-choice.ts';
import { formatCount } from '../../lib/numbers.ts';
import type { ComboboxOption } from '../../ui/Combobox.tsx';
import { createTypedSearch } from './typed-search.ts';

interface Known {
  id: string;
  text: string;
  volume?: number | null;
}

/** @param chosen stay among the options, whatever is searched for */
export function createKeywordChoice(siteId: () => string, clusterId: () => string, chosen: () => readonly Known[] = () => []) {
  const { search, setSearch } = createTypedSearch();
  const [found] = createKeywordChoiceSearchQuery({
    variables: () => {
      const wanted = search();
      return { siteId: siteId(), filter: { search: wanted || null, clusterIds: wanted === '' && clusterId() ? [clusterId()] : null } };
    },
    requestPolicy: 'cache-and-network',
  });
  const nodes = () => found.data?.keywords.nodes ?? [];
  const volume = (known: Known) => (known.volume == null ? undefined : formatCount(known.volume));
  return {
    setSearch,
    options: (): ComboboxOption[] => {
      const offered = nodes().map((node) => ({
        value: node.id,
        label: node.text,
        hint: [node.cluster && node.cluster.id !== clusterId() ? node.cluster.name : undefined, volume(node)].filter(Boolean).join(', '),
      }));
      const others = chosen().filter(({ id }) => !offered.some(({ value }) => value === id));
      return [...offered, ...others.map((known) => ({ value: known.id, label: known.text, hint: volume(known) }))];
    },
  };
}
