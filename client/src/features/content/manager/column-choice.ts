/** Which columns are shown, in which order and how wide, as the address says it: "type,status.120,cluster". */
import { LEAST_COLUMN } from '../../../ui/table/columns.ts';

export interface ChosenColumn {
  id: string;
  /** In px; as it was made where it is left out. */
  width?: number | undefined;
}

export const MOST_COLUMN = 640;
const NONE = 'none';

/** Strangers and doubles are passed over; nothing written means all, in the order given. */
export function readColumns(written: string, ids: readonly string[]): ChosenColumn[] {
  if (written === '') return ids.map((id) => ({ id }));
  const found = new Map<string, ChosenColumn>();
  for (const part of written.split(',')) {
    const [, id, width] = /^([a-z]+)(?:\.(\d{1,4}))?$/.exec(part) ?? [];
    if (!id || !ids.includes(id) || found.has(id)) continue;
    found.set(id, width ? { id, width: clampWidth(Number(width)) } : { id });
  }
  return [...found.values()];
}

/** Nothing where it is as it was made. */
export function writeColumns(columns: readonly ChosenColumn[], ids: readonly string[]): string {
  if (columns.length === 0) return NONE;
  const written = columns.map(({ id, width }) => (width === undefined ? id : `${id}.${width}`)).join(',');
  return written === ids.join(',') ? '' : written;
}

export const clampWidth = (width: number) => Math.min(MOST_COLUMN, Math.max(LEAST_COLUMN, Math.round(width)));

/** One place to the left (-1) or to the right (1); at the end it stays. */
export function moveColumn(columns: readonly ChosenColumn[], id: string, by: -1 | 1): ChosenColumn[] {
  const at = columns.findIndex((column) => column.id === id);
  const to = at + by;
  if (at < 0 || to < 0 || to >= columns.length) return [...columns];
  const others = columns.toSpliced(at, 1);
  return others.toSpliced(to, 0, columns[at] as ChosenColumn);
}

/** One that is shown again stands where it stood when all were shown. */
export function showColumn(columns: readonly ChosenColumn[], id: string, ids: readonly string[]): ChosenColumn[] {
  const before = new Set(ids.slice(0, ids.indexOf(id)));
  const at = columns.findLastIndex((column) => before.has(column.id)) + 1;
  return columns.some((column) => column.id === id) ? [...columns] : columns.toSpliced(at, 0, { id });
}

export const hideColumn = (columns: readonly ChosenColumn[], id: string): ChosenColumn[] => columns.filter((column) => column.id !== id);

export const setWidth = (columns: readonly ChosenColumn[], id: string, width: number | undefined): ChosenColumn[] =>
  columns.map((column) => (column.id === id ? { id, width: width === undefined ? undefined : clampWidth(width) } : column));
