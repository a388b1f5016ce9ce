import type { JSX } from 'solid-js';

export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => JSX.Element;
  /** CSS width; the one column without takes the rest. */
  width?: string;
  /** Figures stand right. */
  align?: 'end';
  /** What `onSort` is given; without it the column does not sort. */
  sortField?: string;
  /** Under 640 px: the title line, part of the second line, the end of the second line, beside both lines (actions), or hidden. */
  narrow?: 'title' | 'meta' | 'state' | 'end' | 'hidden';
}

/** Narrower than this a column says nothing. */
export const LEAST_COLUMN = 48;

export interface Sort {
  field: string;
  direction: 'ASC' | 'DESC';
}

/** Another column begins ascending; the same one turns around. */
export const nextSort = (sort: Sort | undefined, field: string): Sort => ({
  field,
  direction: sort?.field === field && sort.direction === 'ASC' ? 'DESC' : 'ASC',
});

/** What the fixed columns need, and a title that can be read; below this the table scrolls sideways. */
export const leastWidth = (columns: Pick<Column<never>, 'width'>[], selectable: boolean): string => {
  const fixed = columns.map(({ width }) => width ?? '15rem');
  return `calc(${[...fixed, selectable ? '2.75rem' : '0px'].join(' + ')})`;
};
