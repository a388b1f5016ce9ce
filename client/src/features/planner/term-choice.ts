import { createNewTaskDialogTermsQuery } from '../../graphql/generated/features/planner/NewTaskDialog.ts';
import { taxonomyTypeLabel } from '../../lib/labels.ts';
import { createTypedSearch } from './typed-search.ts';

/** The terms of a site that WordPress has, or will have. */
export function createTermChoice(siteId: () => string) {
  const { search, setSearch } = createTypedSearch();
  const [found] = createNewTaskDialogTermsQuery({
    variables: () => ({ siteId: siteId(), filter: { search: search() || null } }),
    requestPolicy: 'cache-and-network',
  });
  return {
    setSearch,
    options: () =>
      (found.data?.taxonomyTerms.nodes ?? [])
        .filter(({ taxonomyType }) => taxonomyType !== 'CLUSTER')
        .map(({ id, name, taxonomyType }) => ({ value: id, label: name, hint: taxonomyTypeLabel(taxonomyType) })),
  };
}
