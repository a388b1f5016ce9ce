/** The terms of a site to choose from, found as someone types: a site may have more than a list can hold. */
import { createEffect, createMemo, createSignal } from 'solid-js';
import { createStore } from 'solid-js/store';
import { createTermOptionsSearchQuery } from '../graphql/generated/lib/term-options.ts';
import { taxonomyTypeLabel } from './labels.ts';

interface NamedTerm {
  id: string;
  name: string;
  taxonomyType: string;
}

/**
 * @param chosen stay among the options, whatever is searched for
 * @param seen terms that are known from elsewhere: the API names none by its id
 */
export function createTermOptions(siteId: () => string, chosen: () => readonly string[], seen: () => readonly NamedTerm[]) {
  const [search, onSearch] = createSignal('');
  const [found] = createTermOptionsSearchQuery({
    variables: () => ({ siteId: siteId(), search: search().trim() || null }),
    requestPolicy: 'cache-and-network',
  });
  const [known, setKnown] = createStore<Record<string, NamedTerm>>({});
  const nodes = () => found.data?.taxonomyTerms.nodes ?? [];
  createEffect(() => setKnown(Object.fromEntries([...seen(), ...nodes()].map((term) => [term.id, term]))));

  const options = createMemo(() => {
    const kept = chosen().filter((id) => !nodes().some((term) => term.id === id));
    return [
      ...nodes().map(({ id, name, taxonomyType }) => ({ value: id, label: name, hint: taxonomyTypeLabel(taxonomyType) })),
      ...kept.map((id) => ({ value: id, label: known[id]?.name ?? 'A term', hint: '' })),
    ];
  });
  return { options, onSearch };
}
