/** The columns of the Content Manager as somebody chose them: the title before them, what can be done behind them. */
import type { ContentRowData } from '../../../lib/content/standing.ts';
import type { Column } from '../../../ui/table/columns.ts';
import { type ChosenColumn, readColumns, setWidth, writeColumns } from './column-choice.ts';

const FIXED = ['title', 'actions'];
const PX_PER_REM = 16;

export function createColumnChoice(made: Column<ContentRowData>[], written: () => string, write: (columns: string) => void) {
  const movable = made.filter(({ id }) => !FIXED.includes(id));
  const ids = movable.map(({ id }) => id);
  const chosen = () => readColumns(written(), ids);
  const by = (id: string) => made.find((column) => column.id === id) as Column<ContentRowData>;
  const change = (columns: ChosenColumn[]) => write(writeColumns(columns, ids));

  return {
    /** Those of the table. */
    shown: (): Column<ContentRowData>[] => [
      by('title'),
      ...chosen().map(({ id, width }) => (width === undefined ? by(id) : { ...by(id), width: `${width}px` })),
      by('actions'),
    ],
    /** Those that may be chosen. */
    offered: movable.map(({ id, header, width }) => ({ id, header, width: Number.parseFloat(width ?? '8') * PX_PER_REM })),
    chosen,
    isChanged: () => writeColumns(chosen(), ids) !== '',
    change,
    resize: (id: string, width: number | undefined) => change(setWidth(chosen(), id, width)),
  };
}
