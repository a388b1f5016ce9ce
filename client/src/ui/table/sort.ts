import type { Sort } from './columns.ts';

/** An order in the address: "TEXT" ascending, "-VOLUME" descending. One that is not among the fields is not followed. */
export function readSort<Field extends string>(written: string, fields: readonly Field[], fallback: Sort): Sort & { field: Field } {
  const [, minus, name] = /^(-?)(\w+)$/.exec(written) ?? [];
  const field = fields.find((each) => each === name);
  if (!field) return fallback as Sort & { field: Field };
  return { field, direction: minus ? 'DESC' : 'ASC' };
}

export const writeSort = ({ field, direction }: Sort): string => (direction === 'DESC' ? `-${field}` : field);

/** What the address says after a head was pressed: the third press on one brings back the order of the start. */
export const turned = (written: string, next: Sort): string =>
  written === writeSort({ field: next.field, direction: 'DESC' }) && next.direction === 'ASC' ? '' : writeSort(next);
