import type { Sort } from '../../ui/DataTable.tsx';

/** An order in the address: "TEXT" ascending, "-VOLUME" descending. One that is not among the fields is not followed. */
export function readSort<Field extends string>(written: string, fields: readonly Field[], fallback: Sort): Sort & { field: Field } {
  const [, minus, name] = /^(-?)(\w+)$/.exec(written) ?? [];
  const field = fields.find((each) => each === name);
  if (!field) return fallback as Sort & { field: Field };
  return { field, direction: minus ? 'DESC' : 'ASC' };
}

export const writeSort = ({ field, direction }: Sort): string => (direction === 'DESC' ? `-${field}` : field);
