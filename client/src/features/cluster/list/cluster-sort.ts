/** The orders that clusters can stand in. The most searched come first, unless the address says otherwise. */
import type { Sort } from '../../../ui/DataTable.tsx';

const fields = ['NAME', 'VOLUME', 'KEYWORDS', 'CREATED_AT'] as const;
type Field = (typeof fields)[number];

const FIRST: Sort & { field: Field } = { field: 'VOLUME', direction: 'DESC' };

/** Those that are offered by name; a table's headers turn each of them around besides. */
export const clusterSorts: { label: string; sort: Sort }[] = [
  { label: 'Most searched first', sort: FIRST },
  { label: 'Most keywords first', sort: { field: 'KEYWORDS', direction: 'DESC' } },
  { label: 'By name', sort: { field: 'NAME', direction: 'ASC' } },
  { label: 'Newest first', sort: { field: 'CREATED_AT', direction: 'DESC' } },
];

/** "NAME" ascends, "-KEYWORDS" descends. What is no order of clusters is not followed. */
export function readClusterSort(written: string): Sort & { field: Field } {
  const [, minus, name] = /^(-?)(\w+)$/.exec(written) ?? [];
  const field = fields.find((each) => each === name);
  return field ? { field, direction: minus ? 'DESC' : 'ASC' } : FIRST;
}

const isSame = (one: Sort, other: Sort) => one.field === other.field && one.direction === other.direction;

export const writeClusterSort = (sort: Sort): string => (isSame(sort, FIRST) ? '' : `${sort.direction === 'DESC' ? '-' : ''}${sort.field}`);

export function sortLabel(sort: Sort): string {
  const named = clusterSorts.find((each) => isSame(each.sort, sort));
  if (named) return named.label;
  return { NAME: 'By name, from Z', VOLUME: 'Least searched first', KEYWORDS: 'Fewest keywords first' }[sort.field] ?? 'Oldest first';
}
