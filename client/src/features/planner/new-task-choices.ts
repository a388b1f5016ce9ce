import { createNewTaskDialogKeywordsQuery, createNewTaskDialogTermsQuery } from '../../graphql/generated/features/planner/NewTaskDialog.ts';
import { taxonomyTypeLabel } from '../../lib/labels.ts';
import { formatCount } from '../../lib/numbers.ts';
import { createTypedSearch } from './typed-search.ts';

/** The keywords of a cluster; once someone types, those of the whole site. */
export function createKeywordChoice(siteId: () => string, clusterId: () => string) {
  const { search, setSearch } = createTypedSearch();
  const [found] = createNewTaskDialogKeywordsQuery({
    variables: () => {
      const wanted = search();
      return { siteId: siteId(), filter: { search: wanted || null, clusterIds: wanted === '' && clusterId() ? [clusterId()] : null } };
    },
    requestPolicy: 'cache-and-network',
  });
  return {
    setSearch,
    options: () =>
      (found.data?.keywords.nodes ?? []).map(({ id, text, volume, cluster }) => ({
        value: id,
        label: text,
        hint: [cluster && cluster.id !== clusterId() ? cluster.name : undefined, volume === null ? undefined : formatCount(volume)]
          .filter(Boolean)
          .join(', '),
      })),
  };
}

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
